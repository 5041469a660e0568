using RnnSweeps.Results.Tests.Exports;
using RnnSweeps.Results.Tests.Queries;
using RnnSweeps.Results.Tests.Reports;
using RnnSweeps.Results.Tests.Schema;
using RnnSweeps.Results.Tests.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests;

public sealed class SqliteSweepTests : SweepTests<SqliteTestDatabase>;

public sealed class SqliteRunTests : RunTests<SqliteTestDatabase>;

public sealed class SqliteReportTests : ReportTests<SqliteTestDatabase>;

public sealed class SqliteFenceTests : FenceTests<SqliteTestDatabase>;

public sealed class SqliteFinishedRowTests : FinishedRowTests<SqliteTestDatabase>
{
    [Theory]
    [InlineData("INSERT OR REPLACE INTO runs SELECT * FROM runs")]
    public Task Nor_does_a_statement_that_only_this_database_knows(string statement) => RefusedAsync(statement);
}

public sealed class SqliteControlTests : ControlTests<SqliteTestDatabase>;

public sealed class SqliteViewTests : ViewTests<SqliteTestDatabase>;

public sealed class SqliteLeaderboardTests : LeaderboardTests<SqliteTestDatabase>;

public sealed class SqliteCsvExportTests : CsvExportTests<SqliteTestDatabase>;

public sealed class SqliteDecisionTests : DecisionTests<SqliteTestDatabase>;

public sealed class SqliteLookTests : LookTests<SqliteTestDatabase>;

public sealed class SqliteSiloTests : SiloTests<SqliteTestDatabase>;

public sealed class SqliteStoreCopyTests : StoreCopyTests<SqliteTestDatabase>;

public sealed class SqliteInterleavingTests : InterleavingTests<SqliteTestDatabase>;

public sealed class SqliteSweepReportTests : SweepReportTests<SqliteTestDatabase>;

public sealed class SqliteFormatTests : FormatTests<SqliteTestDatabase>;
