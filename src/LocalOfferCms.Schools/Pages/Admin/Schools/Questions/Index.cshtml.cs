using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.Schools.Questions;

/// <summary>The bank of questions by which families read reports: the council words, adds, leaves out and orders them.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed partial class QuestionsModel(SiteSnapshots snapshots, SaveSettings save, CurrentPerson current) : PageModel
{
    public const int LongestText = 200;
    private const int Most = 40;

    private SiteSnapshot _site = null!;

    /// <summary>A question as it is typed.</summary>
    public sealed class Row
    {
        public string Id { get; set; } = "";
        public string? Text { get; set; }
        public bool Hidden { get; set; }
        public string? Item { get; set; }
    }

    /// <summary>Whose questions.</summary>
    [BindProperty(SupportsGet = true)]
    public Asker Asker { get; set; }

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    /// <summary>Items of the report that may answer a question of the council's own.</summary>
    public IReadOnlyList<SelectListItem> Items { get; private set; } = [];

    public bool IsOwn(Row row) => ProductText(row) is null;

    /// <summary>Whether it can go back to the product's wording.</summary>
    public bool IsChanged(Row row) => ProductText(row) is { } text && text != (row.Text ?? "").Trim();

    public string? HintFor(Row row) => IsChanged(row) ? $"The product’s wording: {ProductText(row)}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Rows = [.. ReportQuestions.Bank(_site, Asker).Select(q => new Row { Id = q.Id, Text = q.Text, Hidden = q.IsHidden, Item = q.Item })];
        return Page();
    }

    /// <summary>Saves, or changes the rows that are being written: <c>up:2</c>, <c>reset:0</c>, <c>remove:3</c>, <c>add</c>.</summary>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken ct)
    {
        await LoadAsync(ct);
        Rows = [.. Rows.Where(r => ProductText(r) is not null || OwnId().IsMatch(r.Id)).DistinctBy(r => r.Id).Take(Most)];
        // What the fields show comes from the rows, which may have moved, and not from what was posted in their places.
        ModelState.Clear();
        if (act is not null && Rearrange(act.Split(':')))
        {
            return Page();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var list = new JsonArray([.. Rows.Select(r => new BankedQuestion(r.Id, (r.Text ?? "").Trim(), r.Hidden, IsOwn(r) ? r.Item ?? "" : "").ToJson())]);
        await save.ExecuteAsync(ReportQuestions.Document, new JsonObject { [ReportQuestions.CouncilMember(Asker)] = list }, "ReportQuestionsChanged", current.Change(), ct);
        TempData.SayDone("The questions are saved, and every report is read by them.");
        return RedirectToPage(Asker == Asker.Parents ? null : new { asker = Asker });
    }

    private bool Rearrange(string[] act)
    {
        var at = int.TryParse(act.ElementAtOrDefault(1), out var number) && number >= 0 && number < Rows.Count ? number : -1;
        switch (act[0])
        {
            case "add" when Rows.Count < Most:
                Rows.Add(new() { Id = NextId() });
                return true;
            case "remove" when at >= 0 && IsOwn(Rows[at]):
                Rows.RemoveAt(at);
                return true;
            case "reset" when at >= 0 && ProductText(Rows[at]) is { } text:
                (Rows[at].Text, Rows[at].Hidden) = (text, false);
                return true;
            case "up" when at > 0:
                (Rows[at - 1], Rows[at]) = (Rows[at], Rows[at - 1]);
                return true;
            case "down" when at >= 0 && at < Rows.Count - 1:
                (Rows[at + 1], Rows[at]) = (Rows[at], Rows[at + 1]);
                return true;
            default:
                return act[0] != "save";
        }
    }

    private void Check()
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            var text = (Rows[i].Text ?? "").Trim();
            if (text.Length is 0 or > LongestText)
            {
                ModelState.AddModelError($"Rows[{i}].Text", $"Write the question, in {LongestText} characters at most, or leave it out.");
            }
            else if (text.Replace(ReportQuestions.Provider, "", StringComparison.Ordinal).AsSpan().IndexOfAny('{', '}') >= 0)
            {
                ModelState.AddModelError($"Rows[{i}].Text", "Only {provider} can stand in curly brackets.");
            }

            if (Rows[i].Item is { Length: > 0 } item && !Items.Any(o => o.Value == item))
            {
                ModelState.AddModelError($"Rows[{i}].Item", "Choose an item of the list.");
            }
        }

        if (Rows.All(r => r.Hidden))
        {
            ModelState.AddModelError("", "Keep at least one question.");
        }
    }

    private string? ProductText(Row row) => ReportQuestions.Product(_site, Asker).FirstOrDefault(p => p.Id == row.Id)?.Text;

    private string NextId()
    {
        var letter = Asker == Asker.Parents ? "PC" : "YC";
        return Enumerable.Range(1, Most + 1).Select(n => $"{letter}{n}").First(id => !Rows.Any(r => r.Id == id));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        _site = await snapshots.GetAsync(ct);
        Items = [new("Only what schools write for this question", ""), .. ReportLaw.Of(_site).Items.Select(i => new SelectListItem($"{i.Number}: {i.Label}", i.Id))];
    }

    /// <summary>Ids of questions that the council added.</summary>
    [GeneratedRegex("^[PY]C[0-9]{1,3}$")]
    private static partial Regex OwnId();
}
