using System.Net;
using System.Text;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Imports;

namespace LocalOfferCms.Tests.Schools.ReadIn;

/// <summary>An invented report, written as schools write them, with the item that a person would put each of its paragraphs to. In its file, a line that begins with
/// <c>@</c> names the items of what follows (any of them is right; <c>-</c> for none), and <c>#</c> begins a heading.</summary>
internal sealed class TestReport
{
    private readonly List<string> _lines = [];

    private TestReport(string text)
    {
        string[] items = [];
        var paragraphs = new List<(string, string[])>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('@'))
            {
                items = line[1..].Split(' ');
                continue;
            }

            _lines.Add(line);
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                paragraphs.Add((line, items));
            }
        }

        Paragraphs = paragraphs;
    }

    /// <summary>Its paragraphs, and where each belongs.</summary>
    public IReadOnlyList<(string Text, string[] Items)> Paragraphs { get; }

    /// <summary>As somebody would paste it, with its headings marked.</summary>
    public string Text => string.Join('\n', _lines);

    public static TestReport Read(string name) =>
        new(File.ReadAllText(RepositoryRoot.Path("tests", "LocalOfferCms.Tests", "Schools", "ReadIn", "Documents", name + ".txt")));

    /// <summary>The report as a file of a kind.</summary>
    public byte[] As(string ending) => ending switch
    {
        ".html" => Html(),
        ".docx" => Word(),
        _ => Pdf(),
    };

    /// <summary>On a school's website, between a menu and a footer.</summary>
    public byte[] Html() => Encoding.UTF8.GetBytes($"""
        <!DOCTYPE html><html lang="en-GB"><head><title>SEND | Our school</title></head><body>
        <nav><a href="/">Home</a> <a href="/term-dates">Term dates</a></nav>
        <main>{string.Concat(Blocks().Select(b => b.Level > 0 ? $"<h{b.Level}>{WebUtility.HtmlEncode(b.Text)}</h{b.Level}>\n" : $"<p>{WebUtility.HtmlEncode(b.Text)}</p>\n"))}</main>
        <footer>Made by a web firm</footer></body></html>
        """);

    /// <summary>Written in Word: the first heading is its title's style, the others bold lines, as they often are.</summary>
    public byte[] Word() => Documents.Word(string.Concat(Blocks().Select(b =>
        b.Level == 1 ? $"""<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>{WebUtility.HtmlEncode(b.Text)}</w:t></w:r></w:p>"""
        : b.Level > 1 ? $"""<w:p><w:pPr><w:pStyle w:val="Chapter"/></w:pPr><w:r><w:t>{WebUtility.HtmlEncode(b.Text)}</w:t></w:r></w:p>"""
        : $"""<w:p><w:r><w:t>{WebUtility.HtmlEncode(b.Text)}</w:t></w:r></w:p>""")));

    /// <summary>Printed: lines, pages and page numbers, and nothing that says what a heading is but its size.</summary>
    public byte[] Pdf() => PdfMaker.Print(Blocks());

    private IEnumerable<(int Level, string Text)> Blocks() => _lines.Where(l => l.Length > 0).Select(l =>
    {
        var level = l.TakeWhile(c => c == '#').Count();
        return (level, l[level..].Trim());
    });
}
