global using CsCheck;
global using RnnSweeps.Core.Parameters;
global using RnnSweeps.Core.Runs;
global using RnnSweeps.Core.Sweeps;
global using RnnSweeps.Core.Tests.Support;
global using Xunit;
