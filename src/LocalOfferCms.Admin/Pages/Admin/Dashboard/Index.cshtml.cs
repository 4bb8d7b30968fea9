using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Dashboard;

/// <summary>What waits for the person who is signed in.</summary>
[RequiresPermission(Permissions.AccessWorkspace)]
internal sealed class DashboardModel(WaitingList waiting, IEnumerable<IWaitingWork> others, CurrentPerson current, LocalTime local) : PageModel
{
    public string Name => current.Name;
    public DateOnly Today => local.Today;
    public bool IsAboutAll => waiting.IsAboutAll;
    public bool IsKeeper => !IsAboutAll && current.Has(Permissions.EditOwnContent);
    public IReadOnlyList<WaitingItem> Kept { get; private set; } = [];
    public int KeptInAll { get; private set; }
    public IReadOnlyList<WaitingItem> Drafts { get; private set; } = [];
    public IReadOnlyList<WaitingItem> ForApproval { get; private set; } = [];
    public IReadOnlyList<WaitingItem> Reviews { get; private set; } = [];
    public IReadOnlyList<WaitingItem> Flags { get; private set; } = [];
    public IReadOnlyList<WaitingItem> Closing { get; private set; } = [];
    public IReadOnlyList<WaitingWork> Others { get; private set; } = [];
    public bool IsNothing => Drafts.Count + ForApproval.Count + Reviews.Count + Flags.Count + Closing.Count + Others.Count == 0;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (current.Has(Permissions.ViewContent) || IsKeeper)
        {
            Drafts = await waiting.DraftsAsync(ct);
            ForApproval = await waiting.ForApprovalAsync(ct);
            (Reviews, Closing) = await waiting.DatesAsync(ct);
            Flags = await waiting.FlagsAsync(ct);
        }

        if (IsKeeper)
        {
            (Kept, KeptInAll) = await waiting.KeptAsync(ct);
        }

        var found = new List<WaitingWork>();
        foreach (var other in others)
        {
            found.AddRange(await other.FindAsync(current, ct));
        }

        Others = found;
    }
}
