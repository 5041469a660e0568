using RnnSweeps.Results.Tests.Exports;
using RnnSweeps.Results.Tests.Queries;
using RnnSweeps.Results.Tests.Reports;
using RnnSweeps.Results.Tests.Schema;
using RnnSweeps.Results.Tests.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests;

public sealed class PostgresSweepTests : SweepTests<PostgresTestDatabase>;

public sealed class PostgresRunTests : RunTests<PostgresTestDatabase>;

public sealed class PostgresReportTests : ReportTests<PostgresTestDatabase>;

public sealed class PostgresFenceTests : FenceTests<PostgresTestDatabase>;

public sealed class PostgresFinishedRowTests : FinishedRowTests<PostgresTestDatabase>
{
    [Theory]
    [InlineData("INSERT INTO runs SELECT * FROM runs ON CONFLICT (id) DO UPDATE SET message = 'x'")]
    [InlineData("TRUNCATE epochs")]
    [InlineData("TRUNCATE sweeps CASCADE")]
    [InlineData("MERGE INTO runs r USING runs s ON r.id = s.id WHEN MATCHED THEN DELETE")]
    public Task Nor_does_a_statement_that_only_this_database_knows(string statement) => RefusedAsync(statement);
}

public sealed class PostgresControlTests : ControlTests<PostgresTestDatabase>;

public sealed class PostgresViewTests : ViewTests<PostgresTestDatabase>;

public sealed class PostgresLeaderboardTests : LeaderboardTests<PostgresTestDatabase>;

public sealed class PostgresCsvExportTests : CsvExportTests<PostgresTestDatabase>;

public sealed class PostgresDecisionTests : DecisionTests<PostgresTestDatabase>;

public sealed class PostgresLookTests : LookTests<PostgresTestDatabase>;

public sealed class PostgresSiloTests : SiloTests<PostgresTestDatabase>;

public sealed class PostgresStoreCopyTests : StoreCopyTests<PostgresTestDatabase>;

public sealed class PostgresInterleavingTests : InterleavingTests<PostgresTestDatabase>;

public sealed class PostgresSweepReportTests : SweepReportTests<PostgresTestDatabase>;

public sealed class PostgresFormatTests : FormatTests<PostgresTestDatabase>;
