using System.Text;

namespace LocalOfferCms.Tests.Feeds;

/// <summary>A component of a calendar file as RFC 5545 has it: its properties and what lies within it.</summary>
internal sealed record ReadCalendar(string Name, List<(string Name, string Parameters, string Value)> Properties, List<ReadCalendar> Components)
{
    public string this[string name] => Properties.Single(p => p.Name == name).Value;

    public string Text(string name) => this[name].Replace("\\n", "\n").Replace("\\,", ",").Replace("\\;", ";").Replace("\\\\", "\\");

    public IEnumerable<ReadCalendar> Events => Components.Where(c => c.Name == "VEVENT");

    /// <summary>Reads a file strictly: line ends, line lengths, nesting, and what every part must have.</summary>
    public static ReadCalendar Of(string file)
    {
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", file.Replace("\r\n", ""), StringComparison.Ordinal);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var open = new Stack<ReadCalendar>();
        ReadCalendar? whole = null;
        foreach (var line in file.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n"))
        {
            var (head, value) = line.Split(':', 2) is [var h, var v] ? (h.Split(';', 2), v) : throw new FormatException($"'{line}' has no value.");
            if (head[0] == "BEGIN")
            {
                var component = new ReadCalendar(value, [], []);
                if (open.TryPeek(out var parent))
                {
                    parent.Components.Add(component);
                }

                open.Push(component);
            }
            else if (head[0] == "END")
            {
                whole = open.Pop();
                Assert.Equal(value, whole.Name);
            }
            else
            {
                open.Peek().Properties.Add((head[0], head.Length > 1 ? head[1] : "", value));
            }
        }

        Assert.Empty(open);
        Assert.Equal("VCALENDAR", whole!.Name);
        Assert.Equal("2.0", whole["VERSION"]);
        Assert.NotEmpty(whole["PRODID"]);
        Assert.All(whole.Events, e => Assert.All(["UID", "DTSTAMP", "DTSTART", "SUMMARY"], name => Assert.Single(e.Properties, p => p.Name == name)));
        Assert.Distinct(whole.Events.Select(e => e["UID"]));
        if (whole.Events.Any(e => e.Properties.Any(p => p.Parameters.StartsWith("TZID=", StringComparison.Ordinal))))
        {
            Assert.Equal("Europe/London", whole.Components.Single(c => c.Name == "VTIMEZONE")["TZID"]);
        }

        return whole;
    }
}
