global using RnnSweeps.Deploy.Tests.Support;
global using Xunit;
