global using RnnSweeps.Deploy.Tests.Support;
global using Xunit;

// What is deployed runs on Linux, and so do the scripts that are tested.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
