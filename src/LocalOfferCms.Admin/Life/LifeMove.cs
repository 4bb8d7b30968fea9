using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Life;

/// <summary>A move as the workspace offers it.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Link">What it is called where it is offered.</param>
/// <param name="Button">The words on its button.</param>
/// <param name="Permission">What a person must be allowed to do with the item.</param>
/// <param name="Help">What it does.</param>
/// <param name="Why">Why it cannot be made now.</param>
internal sealed record LifeMove(string Name, string Link, string Button, string Permission, string Help, Func<ItemView, IReadOnlyList<Refusal>> Why)
{
    public const string Submit = "submit";
    public const string Return = "return";
    public const string Approve = "approve";
    public const string Publish = "publish";
    public const string Schedule = "schedule";
    public const string Unschedule = "unschedule";
    public const string Withdraw = "withdraw";
    public const string Archive = "archive";
    public const string RollOver = "roll-over";
    public const string Keeper = "keeper";
    public const string Delete = "delete";

    /// <summary>Reasons that say no more than that there is nothing to do.</summary>
    public static readonly IReadOnlySet<string> NotWorthSaying = new HashSet<string> { "NotInReview", "NotScheduled", "InBin", "AlreadyPublished", "NothingToReview", "Archived", "Approved" };

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<LifeMove> All =
    [
        new(Submit, "Send for review", "Send for review", Permissions.SubmitContent, "Somebody reads it and approves it, or sends it back with a note.", v => SubmitContent.Refusals(v.State)),
        new(Approve, "Approve", "Approve", Permissions.ApproveContent, "It can then be published.", v => ApproveContent.Refusals(v.State, v.Me.Name, v.Me.Id)),
        new(Return, "Send back with a note", "Send back", Permissions.ApproveContent, "It becomes a draft again, and the author reads your note.", v => ReturnContent.Refusals(v.State)),
        new(Publish, "Publish", "Publish now", Permissions.PublishContent, "It goes on the site at once.", v => PublishContent.Refusals(v.State)),
        new(Schedule, "Publish later", "Set the time", Permissions.PublishContent, "It goes on the site by itself at the time you set.", v => ScheduleContent.Refusals(v.State)),
        new(Unschedule, "Take back the time", "Take back the time", Permissions.PublishContent, "It does not go on the site by itself.", v => UnscheduleContent.Refusals(v.State)),
        new(Keeper, "Change owner or review date", "Save", Permissions.EditContent, "What is on the site changes at once. The text does not.", v => []),
        new(RollOver, "Make next year's draft", "Make the draft", Permissions.EditContent,
            "A draft with the same text. Dates, and what is marked as dated, are left blank. This year's page stays on the site until you publish next year's.", v => RollOverContent.Refusals(v.State)),
        new(Archive, "Archive", "Archive", Permissions.PublishContent, "It keeps its address, with a banner that says it is out of date. It leaves search, lists and menus.", v => ArchiveContent.Refusals(v.State)),
        new(Withdraw, "Withdraw", "Withdraw", Permissions.PublishContent, "It leaves the site. You can say what visitors find in its place.", v => WithdrawContent.Refusals(v.State)),
        new(Delete, "Delete", "Delete", Permissions.DeleteContent, "It goes into the recycle bin for 30 days, and leaves the site if it is on it.", v => DeleteContent.Refusals(v.State, v.Site)),
    ];

    /// <summary>The move with a name; null when there is none.</summary>
    public static LifeMove? Find(string name) => All.FirstOrDefault(m => m.Name == name);

    public bool IsFor(ItemView view) => view.May(Permission) && (Name != Submit || view.MayEdit);

    public IReadOnlyList<Refusal> Refusals(ItemView view) => Why(view);
}
