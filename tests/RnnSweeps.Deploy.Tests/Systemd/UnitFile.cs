namespace RnnSweeps.Deploy.Tests.Systemd;

/// <summary>A unit of systemd: its settings by section and name, each with its values in order.</summary>
internal sealed class UnitFile
{
    private readonly ILookup<(string Section, string Name), string> _settings;

    private UnitFile(ILookup<(string, string), string> settings) => _settings = settings;

    public IEnumerable<string> Sections => _settings.Select(s => s.Key.Section).Distinct();

    public static UnitFile Read(string path)
    {
        var section = "";
        List<(string Section, string Name, string Value)> settings = [];
        foreach (var line in Repository.Text(path).Split('\n').Where(l => l.Length > 0 && l[0] is not '#'))
        {
            if (line[0] == '[') section = line.Trim('[', ']');
            else settings.Add((section, line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        }
        return new UnitFile(settings.ToLookup(s => (s.Section, s.Name), s => s.Value));
    }

    public string One(string name, string section = "Service") => Assert.Single(_settings[(section, name)]);

    public IEnumerable<string> All(string name, string section = "Service") => _settings[(section, name)];
}
