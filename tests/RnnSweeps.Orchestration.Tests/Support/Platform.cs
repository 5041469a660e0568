// Modes of files and signals: what these tests run on.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
