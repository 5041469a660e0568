namespace RnnSweeps.Tests.Shared;

/// <summary>What descriptions, labels, prefixes, samples and last words may hold, and no page, terminal, table or log may take for anything but text.</summary>
internal static class HostileTexts
{
    /// <summary>By name, so that a test's name can be read.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["script"] = "<script>alert(1)</script>",
        ["image"] = "\"><img src=x onerror=alert(1)>",
        ["attribute"] = "' onmouseover='alert(1)",
        ["entity"] = "&lt;b&gt; &#60;i&#62;",
        ["comment"] = "<!-- --><b>bold</b>",
        ["fence"] = "text\n```\n<b>free</b>\n```",
        ["indented fence"] = "  ```\n  <b>free</b>\n",
        ["long fence"] = "`````\n<b>free</b>\n~~~~~\n<i>free</i>",
        ["tildes"] = "~~~\n<b>free</b>",
        ["heading"] = "# Not a heading\n===\n---",
        ["list"] = "- not\n- a list\n1. nor this",
        ["link"] = "[here](javascript:alert(1)) ![x](http://127.0.0.1/x.png)",
        ["cells"] = "a | b | c\n|---|---|",
        ["emphasis"] = "**bold** __bold__ *it* ~~gone~~ $x$",
        ["backslash"] = @"\<b\> \\<b>",
        ["formula"] = "=HYPERLINK(\"http://127.0.0.1\",\"x\")",
        ["formula by sign"] = "+1+cmd|' /C calc'!A0",
        ["quotes"] = "a\"b,c\"\"d;e",
        ["colour"] = "\u001b[31mred\u001b[0m",
        ["title"] = "\u001b]0;owned\u0007after",
        ["link of a terminal"] = "\u001b]8;;http://127.0.0.1\u001b\\here\u001b]8;;\u001b\\",
        ["clear"] = "\u001b[2J\u001b[H\u001bc",
        ["eight bits"] = "\u009b31mred\u009d0;owned\u009c",
        ["return"] = "bad\rgood",
        ["backspace"] = "bad\b\b\bgood\u007f",
        ["zero"] = "a\0b",
        ["turned round"] = "abc\u202Egpj.exe\u202C \u2066x\u2069",
        ["unseen"] = "a\u200Bb\uFEFFc\U000E0041d",
        ["line ends"] = "one\u2028two\u2029three\u0085four\vfive\ffive",
        ["half a letter"] = "a\uD83Db",
        ["forged entry"] = "end\n2030-01-01T00:00:00.000Z Information Host: forged",
        ["path"] = "../../etc/passwd",
        ["markup of a console"] = "[red]x[/] [[y]] [link=http://127.0.0.1]z[/]",
        ["wide letters"] = "漢字かな交じり文 한글 👩‍🔬 é",
        ["only spaces"] = "    code?",
        ["empty"] = "",
    };
}
