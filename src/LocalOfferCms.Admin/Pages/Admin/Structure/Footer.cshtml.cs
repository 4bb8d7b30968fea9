using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>The council's own links in the footer: to pages of the site, and to its pages elsewhere.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class FooterModel(CmsDbContext db, SiteSnapshots snapshots, SaveSettings save, CurrentPerson current) : PageModel
{
    private const string Document = "Footer";
    private const int Most = 30;
    private static readonly HashSet<string> ProductPages = ["services", "schools", "search", "glossary", "site-map", "reader-settings"];

    /// <summary>A link as it is typed.</summary>
    public sealed class Row
    {
        public string Text { get; set; } = "";
        public string Address { get; set; } = "";
    }

    [BindProperty]
    public List<Row> Links { get; set; } = [];

    [BindProperty]
    public List<Row> Social { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        Links = Read(site, "Links", "Path");
        Social = Read(site, "Social", "Url");
        Note = site.Setting(Document, "Note");
    }

    /// <summary>Saves, or changes the rows that are being written: <c>up:Links:2</c>, <c>remove:Social:0</c>, <c>add:Links</c>.</summary>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken ct)
    {
        if (act is not null && Rearrange(act.Split(':')))
        {
            // The rows have moved; what the fields show must come from them, and not from what was posted in their places.
            ModelState.Clear();
            return Page();
        }

        Links.RemoveAll(IsEmpty);
        Social.RemoveAll(IsEmpty);
        ModelState.Clear();
        await CheckAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await save.ExecuteAsync(Document, new JsonObject { ["Links"] = Write(Links, "Path"), ["Social"] = Write(Social, "Url"), ["Note"] = (Note ?? "").Trim() },
            "FooterChanged", current.Change(), ct);
        TempData.SayDone("The footer is changed on every page.");
        return RedirectToPage();
    }

    private bool Rearrange(string[] act)
    {
        var rows = act.ElementAtOrDefault(1) == nameof(Social) ? Social : Links;
        var at = int.TryParse(act.ElementAtOrDefault(2), out var number) && number >= 0 && number < rows.Count ? number : -1;
        switch (act[0])
        {
            case "add" when rows.Count < Most:
                rows.Add(new());
                return true;
            case "remove" when at >= 0:
                rows.RemoveAt(at);
                return true;
            case "up" when at > 0:
                (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
                return true;
            case "down" when at >= 0 && at < rows.Count - 1:
                (rows[at + 1], rows[at]) = (rows[at], rows[at + 1]);
                return true;
            default:
                return act[0] != "save";
        }
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        var wanted = Links.Select(l => ContentPath.Normalise(l.Address ?? "")).ToList();
        var pages = await db.Paths.AsNoTracking().Where(p => p.IsCurrent && wanted.Contains(p.Path) && db.PublishedPages.Any(page => page.ContentItemId == p.ContentItemId))
            .Select(p => p.Path).ToListAsync(ct);
        for (var i = 0; i < Links.Count; i++)
        {
            CheckText(Links[i], $"Links[{i}].Text");
            if (!pages.Contains(wanted[i]) && !ProductPages.Contains(wanted[i]))
            {
                ModelState.AddModelError($"Links[{i}].Address", $"There is no page at '{Links[i].Address}'.");
            }
        }

        for (var i = 0; i < Social.Count; i++)
        {
            CheckText(Social[i], $"Social[{i}].Text");
            if (SafeAddress.Link(Social[i].Address) is not { } address || !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                ModelState.AddModelError($"Social[{i}].Address", "Write a whole address that begins with https://.");
            }
        }
    }

    private void CheckText(Row row, string field)
    {
        if ((row.Text ?? "").Trim().Length is 0 or > 100)
        {
            ModelState.AddModelError(field, "Write what the link says, in 100 characters at most.");
        }
    }

    private static bool IsEmpty(Row row) => string.IsNullOrWhiteSpace(row.Text) && string.IsNullOrWhiteSpace(row.Address);

    private static List<Row> Read(SiteSnapshot site, string list, string address) =>
        [.. (site.Settings.GetValueOrDefault(Document)?[list] as JsonArray ?? []).OfType<JsonObject>()
            .Select(l => new Row { Text = JsonText.String(l["Text"]) ?? "", Address = JsonText.String(l[address]) ?? "" })];

    private static JsonArray Write(List<Row> rows, string address) =>
        new([.. rows.Select(r => new JsonObject { ["Text"] = r.Text.Trim(), [address] = address == "Path" ? ContentPath.Normalise(r.Address) : r.Address.Trim() })]);
}
