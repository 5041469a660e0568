global using RnnSweeps.EndToEnd.Support;
global using Xunit;
