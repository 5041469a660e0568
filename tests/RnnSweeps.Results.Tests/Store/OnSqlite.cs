using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public sealed class SqliteSweepTests : SweepTests<SqliteTestDatabase>;

public sealed class SqliteRunTests : RunTests<SqliteTestDatabase>;

public sealed class SqliteReportTests : ReportTests<SqliteTestDatabase>;

public sealed class SqliteFenceTests : FenceTests<SqliteTestDatabase>;

public sealed class SqliteFinishedRowTests : FinishedRowTests<SqliteTestDatabase>;

public sealed class SqliteSteeringTests : SteeringTests<SqliteTestDatabase>;
