using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools.Questions;

/// <summary>What the council expects of each item of a report, and what quality marks mean.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class ExpectationsModel(CmsDbContext db, SiteSnapshots snapshots, SaveSettings save, CurrentPerson current) : PageModel
{
    private const int LongestText = 1_000;
    private const int LongestLink = 120;
    private const int MostMarks = 60;

    /// <summary>What is said about an item.</summary>
    public sealed class Row
    {
        public string Id { get; set; } = "";
        public string? Text { get; set; }
        public string? Page { get; set; }
        public string? LinkText { get; set; }
        public string? LinkPage { get; set; }
    }

    [BindProperty]
    public string? DefaultPage { get; set; }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    [BindProperty]
    public string? Marks { get; set; }

    /// <summary>What the council says now: writers see it beside each item.</summary>
    public CouncilLinks Council { get; private set; } = null!;

    /// <summary>The items, in the order of the rows.</summary>
    public IReadOnlyList<ReportItem> Law { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        (Law, Council) = (ReportLaw.Of(site).Items, CouncilLinks.Of(site));
        DefaultPage = Council.OwnExpectation(CouncilLinks.Default);
        Rows = [.. Law.Select(item => (Item: item, Link: Council.Link(item))).Select(row => new Row
        {
            Id = row.Item.Id, Text = Council.ExpectationText(row.Item), Page = Council.OwnExpectation(row.Item.Id), LinkText = row.Link?.Text, LinkPage = row.Link?.Path,
        })];
        Marks = string.Join("\n", Council.QualityMarks.Select(m => m.Meaning.Length > 0 ? $"{m.Name}: {m.Meaning}" : m.Name));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        (Law, Council) = (ReportLaw.Of(site).Items, CouncilLinks.Of(site));
        Rows = [.. Law.Select(item => Rows.FirstOrDefault(r => r.Id == item.Id) ?? new Row { Id = item.Id })];
        ModelState.Clear();
        await CheckPagesAsync(ct);
        CheckWords();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var pages = new JsonObject { [CouncilLinks.Default] = Address(DefaultPage) };
        var (texts, links) = (new JsonObject(), new JsonObject());
        foreach (var row in Rows)
        {
            // One that was emptied is kept as empty, so that a recipe that runs again does not bring it back.
            pages[row.Id] = Address(row.Page);
            texts[row.Id] = (row.Text ?? "").Trim();
            links[row.Id] = row.LinkText?.Trim() is { Length: > 0 } words ? new JsonObject { ["Text"] = words, ["Path"] = Address(row.LinkPage) } : [];
        }

        var marks = new JsonArray([.. MarkLines().Select(m => new JsonObject { ["Name"] = m.Name, ["Meaning"] = m.Meaning })]);
        await save.ExecuteAsync(CouncilLinks.Document, new JsonObject { ["Expectations"] = pages, ["ExpectationTexts"] = texts, ["Links"] = links, ["QualityMarks"] = marks },
            "ReportExpectationsChanged", current.Change(), ct);
        TempData.SayDone("It is saved, and schools see it beside each item.");
        return RedirectToPage();
    }

    private async Task CheckPagesAsync(CancellationToken ct)
    {
        (string Field, string? Typed)[] typed = [(nameof(DefaultPage), DefaultPage), .. Rows.SelectMany((r, i) => new[] { ($"Rows[{i}].Page", r.Page), ($"Rows[{i}].LinkPage", r.LinkPage) })];
        var wanted = typed.Select(t => Address(t.Typed)).Where(a => a.Length > 0 && !IsElsewhere(a)).Distinct().ToList();
        var found = await db.Paths.AsNoTracking().Where(p => p.IsCurrent && wanted.Contains(p.Path) && db.PublishedPages.Any(page => page.ContentItemId == p.ContentItemId))
            .Select(p => p.Path).ToListAsync(ct);
        foreach (var (field, text) in typed)
        {
            if (Address(text) is { Length: > 0 } address && !IsElsewhere(address) && !found.Contains(address))
            {
                ModelState.AddModelError(field, $"There is no page at '{text!.Trim()}'.");
            }
        }
    }

    private void CheckWords()
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if ((Rows[i].Text ?? "").Trim().Length > LongestText)
            {
                ModelState.AddModelError($"Rows[{i}].Text", $"Say it in {LongestText} characters at most.");
            }

            var words = (Rows[i].LinkText ?? "").Trim();
            if (words.Length > LongestLink)
            {
                ModelState.AddModelError($"Rows[{i}].LinkText", $"Keep the words of the link to {LongestLink} characters.");
            }

            if (words.Length == 0 && Address(Rows[i].LinkPage).Length > 0)
            {
                ModelState.AddModelError($"Rows[{i}].LinkText", "Enter the words of the link, or take its address away.");
            }
        }

        if (MarkLines().Count > MostMarks)
        {
            ModelState.AddModelError(nameof(Marks), $"Keep {MostMarks} quality marks at most.");
        }
    }

    private static bool IsElsewhere(string address) => SafeAddress.Link(address) is { } link && link.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string Address(string? typed) => (typed ?? "").Trim() is var text && IsElsewhere(text) ? text : ContentPath.Normalise(text);

    private List<QualityMark> MarkLines() =>
    [
        .. (Marks ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Select(parts => new QualityMark(parts[0], parts.ElementAtOrDefault(1) ?? "")).Where(m => m.Name.Length > 0),
    ];
}
