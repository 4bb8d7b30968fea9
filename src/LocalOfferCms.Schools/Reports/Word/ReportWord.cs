using System.Text.Encodings.Web;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Schools.Reports.Word;

/// <summary>A report as a Word file, for the school's own site and for paper: the same answers, by the questions or by the law's list.</summary>
internal sealed class ReportWord
{
    /// <summary>The type of such a file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly PageContext _page;
    private readonly ReportReading _reading;
    private readonly ContentMarkdown _markdown;
    private readonly Uri _site;
    private readonly PathString _prefix;
    private readonly WordHtml _word;

    private ReportWord(PageContext page, ContentMarkdown markdown, Uri site, WordHtml word) =>
        (_page, _reading, _markdown, _site, _prefix, _word) = (page, ReportReading.Open(page), markdown, site, site.AbsolutePath.TrimEnd('/'), word);

    /// <summary>Writes the file.</summary>
    /// <param name="page">The report, published or drafted.</param>
    /// <param name="asker">Whose questions it is told by; null for the law's list.</param>
    /// <param name="site">The council's site, with a slash at the end: links lead there from wherever the file lies.</param>
    /// <param name="markdown">Renders the texts.</param>
    /// <param name="changedOn">The day of the version.</param>
    public static byte[] Write(PageContext page, Asker? asker, Uri site, ContentMarkdown markdown, DateOnly changedOn)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = WordHtml.Writable(page.Page.Title);
            file.PackageProperties.Language = page.Tenant.Culture;
            file.PackageProperties.Created = file.PackageProperties.Modified = page.PublishedUtc;
            var main = file.AddMainDocumentPart();
            WordStyles.Add(main, page.Tenant.Culture);
            var body = new Body();
            main.Document = new Document(body);
            body.AppendChild(WordHtml.Paragraph(WordStyles.Title, WordHtml.Text(page.Page.Title)));
            new ReportWord(page, markdown, site, new WordHtml(main, body, site)).Fill(asker, changedOn);
            body.AppendChild(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        }

        return stream.ToArray();
    }

    /// <summary>What the file is called when it is saved.</summary>
    public static string FileName(PageContext page)
    {
        var words = page.Page.Title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        return string.Join('-', string.Concat(words).Split('-', StringSplitOptions.RemoveEmptyEntries)) + ".docx";
    }

    private void Fill(Asker? asker, DateOnly changedOn)
    {
        var asOn = _page.AsOn is { } day ? $"This is the report as it stood on {LocalTime.Day(day)}. It may not be true any more." : null;
        foreach (var line in new[] { _page.Page.Summary, asOn, _page.Tenant.DemonstrationNotice }.Where(l => !string.IsNullOrEmpty(l)))
        {
            _word.Plain(line!);
        }

        _word.Heading(1, "Who to ask first");
        if (_reading.SchoolPart.Text("FirstContact") is { Length: > 0 } role)
        {
            _word.Plain(role);
        }

        Reach(SchoolFacts.FirstContact(_reading.SchoolPart));
        if (asker is { } who)
        {
            ByQuestion(who);
        }
        else
        {
            ByLaw();
        }

        _word.Heading(1, "Getting in and around");
        Facts(SchoolFacts.Access(_reading.SchoolPart));
        Marks();
        _word.Heading(1, "About this report");
        Facts(_reading.About(changedOn, changedOn));
        // A draft is shown at an address that opens to whoever has it: the file names the one that the report will have.
        if (_page.Content.Part("AutoroutePart").Plain("Path") is { Length: > 0 } path)
        {
            _word.Labelled("On the web", new Uri(_site, path).ToString(), LinkAddress.Resolve(path, _prefix));
        }
    }

    private void ByQuestion(Asker asker)
    {
        var answers = _reading.By(asker);
        foreach (var answer in answers)
        {
            _word.Heading(1, $"{answer.Question.Number}. {answer.Question.For(_reading.Kind)}");
            Markdown(answer.Own);
            foreach (var here in answer.Here)
            {
                Answer(here);
            }

            foreach (var other in answer.Elsewhere.Select(e => e.Question).Distinct())
            {
                _word.Plain($"See also question {other.Number}: {other.For(_reading.Kind)}");
            }

            if (!answer.IsAnswered)
            {
                _word.Plain($"The {_reading.Kind.Provider} has not answered this yet. Please ask.");
            }
        }

        foreach (var answer in _reading.Besides(answers))
        {
            _word.Heading(1, answer.Item.Label);
            Answer(answer);
        }
    }

    private void ByLaw()
    {
        foreach (var answer in _reading.Answers)
        {
            _word.Heading(1, $"{answer.Item.Number}: {answer.Item.Label}");
            Answer(answer);
        }
    }

    private void Answer(ReportAnswer answer)
    {
        Markdown(answer.Text);
        if (_reading.IsSenco(answer.Item))
        {
            Reach(SchoolFacts.Senco(_reading.SchoolPart));
        }

        if (answer.Link is { } link && LinkAddress.Resolve(link.Path.Length > 0 ? link.Path : "/", _prefix) is { } address)
        {
            _word.LinkLine(address, link.Text);
        }
    }

    private void Marks()
    {
        if (_reading.Marks is { Count: > 0 } marks)
        {
            _word.Heading(1, "Quality marks");
            foreach (var mark in marks)
            {
                _word.Plain(mark.Meaning.Length > 0 ? $"{mark.Name}: {mark.Meaning}" : mark.Name);
            }
        }
    }

    private void Reach(ReachView reach)
    {
        foreach (var (label, value, address) in new[]
        {
            ("Telephone", reach.Telephone, LinkAddress.Telephone(reach.Telephone)), ("Email", reach.Email, "mailto:" + reach.Email), ("Address", reach.Address, null),
            ("When", reach.Hours, null),
        })
        {
            if (value.Length > 0)
            {
                _word.Labelled(label, value, address);
            }
        }
    }

    private void Facts(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts.Where(f => f.HasContent))
        {
            if (fact.Markdown is { Length: > 0 } markdown)
            {
                _word.Heading(2, fact.Label);
                Markdown(markdown);
            }
            else
            {
                _word.Labelled(fact.Label, fact.Text!);
            }
        }
    }

    private void Markdown(string source)
    {
        if (source.Trim().Length == 0)
        {
            return;
        }

        var context = new MarkdownContext(_prefix.ToUriComponent(), [], _page.Site.References, path => _page.Files.GetValueOrDefault(path)?.Address, null);
        using var html = new StringWriter();
        _markdown.Render(source, context).Html.WriteTo(html, HtmlEncoder.Default);
        _word.Write(html.ToString(), down: 0);
    }
}
