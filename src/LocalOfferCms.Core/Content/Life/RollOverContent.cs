using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Makes next year's draft of a page that is true for one year: the same page without what has to be found out anew.
/// This year's stays on the site until next year's is published.</summary>
public sealed class RollOverContent(CmsDbContext db, SiteSnapshots snapshots, LifeStates states)
{
    /// <summary>Why it cannot be rolled over; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) =>
        state.Binned is not null ? [ContentRefusals.InBin]
        : state.Latest.Stage is ContentStage.Draft or ContentStage.InReview or ContentStage.Approved or ContentStage.CoProduction
            ? [new("HasDraft", "It has a draft that is not published yet. Finish that first.")]
        : [];

    /// <summary>Makes the draft in one transaction, and gives the names of the fields that were left blank.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        var types = (await snapshots.GetAsync(ct)).Types;
        await using var write = await db.BeginWriteAsync(ct);
        var state = await states.RequireAsync(contentItemId, Refusals, ct);
        var latest = await db.Latest(contentItemId).SingleAsync(ct);
        var content = JsonText.Object(latest.Data);
        var blanked = DatedValues.Blank(content, types, state.Item.ContentType);
        var left = blanked.Count == 0 ? "Nothing was dated." : $"Left blank: {string.Join(", ", blanked)}.";
        change = change with { Reason = $"Next year's draft. {left} {change.Reason}".Trim() };
        await Drafts.AddAsync(db, latest, latest.DisplayText, content.ToJsonString(JsonText.Compact), "ContentRolledOver", change, ct);
        await write.CommitAsync(ct);
        return blanked;
    }
}
