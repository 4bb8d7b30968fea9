using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Life;

/// <summary>An item as one person meets it in the workspace: how things stand, and what they may do.</summary>
internal sealed class ItemView(LifeState state, SiteSnapshot site, CurrentPerson current)
{
    public LifeState State => state;
    public string Id => state.Item.ContentItemId;
    public string Title => state.Latest.DisplayText;
    public string TypeName => site.Types.TryGetValue(state.Item.ContentType, out var type) ? type.DisplayName : state.Item.ContentType;
    public SiteSnapshot Site => site;

    /// <summary>Its present address on the site; null when it is not there, or has none.</summary>
    public string? Path => state.Published is null ? null : state.Paths.FirstOrDefault(p => p.IsCurrent)?.Path;

    /// <summary>The content that visitors see, else the draft's.</summary>
    public ContentDocument Shown => field ??= state.Published is { } on ? new ContentDocument(state.Item.ContentType, JsonText.Object(on.Data)) : state.Content;

    /// <summary>Who looks after it: the team as readers see it, and the person.</summary>
    public string Owner => (ContentFacts.Owner(Shown), state.Keeper) switch
    {
        ("", null) => "Nobody",
        ("", var person) => person,
        (var team, null) => team,
        (var team, var person) => team == person ? team : $"{team} ({person})",
    };

    public bool MayEdit => May(Permissions.EditContent);

    public bool May(string permission) => current.Can(permission, state.Item.ContentType, ContentFacts.OwnerId(Shown), TopicsOf(state.Content));

    /// <summary>What stands against a draft, for somebody who writes it and cannot publish it: they hear of it before they send it, not from whoever reads it.</summary>
    public IReadOnlyList<string> ToPutRight => May(Permissions.PublishContent) || !MayEdit || state.Latest.Published || state.Binned is not null ? []
        : [.. state.Findings.Select(f => f.Message), .. new[] { state.PathRefusal?.Message }.OfType<string>()];

    /// <summary>Moves that this person may make, with the reasons why not now.</summary>
    public IReadOnlyList<(LifeMove Move, IReadOnlyList<Refusal> Refusals)> Moves =>
        [.. LifeMove.All.Where(m => m.IsFor(this)).Select(m => (m, m.Refusals(this))).Where(m => m.Item2.All(r => !LifeMove.NotWorthSaying.Contains(r.Code)))];

    /// <summary>Who looks at it.</summary>
    public CurrentPerson Me => current;

    private static IReadOnlyCollection<string> TopicsOf(ContentDocument content) => content.Part("TopicsPart").Terms("Topics");
}

/// <summary>Opens items for the person who is signed in.</summary>
internal sealed class ItemDesk(LifeStates states, SiteSnapshots snapshots, CurrentPerson current)
{
    /// <summary>Opens one; null when there is none, or none that this person may know of: who may not see drafts sees their own.</summary>
    public async Task<ItemView?> OpenAsync(string id, CancellationToken ct) =>
        await states.FindAsync(id, ct) is { } state && new ItemView(state, await snapshots.GetAsync(ct), current) is var item
        && (current.Has(Permissions.ViewContent) || item.MayEdit) ? item : null;
}
