using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Checks;

/// <summary>Words that the spelling check takes for right at this council.</summary>
[RequiresPermission(Permissions.EditContent)]
internal sealed class WordsModel(CmsDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? Words { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Words = string.Join("\n", await ContentChecks.WordsAsync(db, ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var words = (Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Find(w => w.Length > ContentChecks.LongestWord || !w.All(c => char.IsLetter(c) || c is '-' or '\'' or '’')) is { } odd)
        {
            ModelState.AddModelError(nameof(Words), $"'{odd}' is not a word. Write one word on each line, in letters only.");
            return Page();
        }

        var change = current.Change();
        await using var write = await db.BeginWriteAsync(ct);
        await ContentChecks.SetWordsAsync(db, words, change.Now, ct);
        AuditLog.Add(db, change, "WordsChanged", "SiteDocument", ContentChecks.WordsKind, "The council's words");
        await write.CommitAsync(ct);
        TempData.SayDone("The council's words are saved. Pages are looked at with them when they are next checked.");
        return LocalRedirect("~/admin/checks/words");
    }
}
