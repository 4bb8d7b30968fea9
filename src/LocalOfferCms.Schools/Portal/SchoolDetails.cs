using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>How a save of a school's own details went.</summary>
/// <param name="IsOnSite">Whether families see it.</param>
/// <param name="Reasons">Why they do not.</param>
internal sealed record DetailsSaved(bool IsOnSite, IReadOnlyList<Refusal> Reasons);

/// <summary>Saves what a school says of itself: access, quality marks, who to ask. It goes on the site at once, unless the page has a draft of something else.</summary>
internal sealed class SchoolDetails(CmsDbContext db, SaveDraft save, PublishContent publish)
{
    /// <summary>Changes fields of <c>SchoolPart</c>.</summary>
    /// <param name="schoolId">The School.</param>
    /// <param name="seen"><see cref="ReportDrafts.MarkOf"/> of the part as the form was opened on.</param>
    /// <param name="set">Changes the part.</param>
    /// <param name="change">Who changes it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">Somebody else has changed it, or there is no such school.</exception>
    public async Task<DetailsSaved> SaveAsync(string schoolId, string seen, Action<JsonObject> set, ChangeContext change, CancellationToken ct)
    {
        var latest = await db.ContentVersions.AsNoTracking().FirstOrDefaultAsync(v => v.ContentItemId == schoolId && v.Latest, ct)
            ?? throw new RefusedException([new("NoSuchSchool", "There is no such school any more.")]);
        var content = JsonText.Object(latest.Data);
        if (MarkOf(content) != seen)
        {
            throw new RefusedException([new("Changed", "Somebody else has changed these details since you opened this page. What you typed is still below. Compare it, then save again.")]);
        }

        set(ReportDrafts.PartOf(content, "SchoolPart"));
        if (content.ToJsonString(JsonText.Compact) == latest.Data)
        {
            return new(latest.Published, []);
        }

        await save.ExecuteAsync(new DraftOptions(schoolId, "School", latest.DisplayText, content) { Base = new(latest.Data) }, change, ct);
        db.ChangeTracker.Clear();
        if (!latest.Published)
        {
            return new(false, [new("HasDraft", "The page has a draft of other changes, which go on the site together with this.")]);
        }

        try
        {
            await publish.ExecuteAsync(schoolId, change, ct);
            return new(true, []);
        }
        catch (RefusedException refused)
        {
            return new(false, refused.Refusals);
        }
    }

    /// <summary>Stands for a school's details in a form.</summary>
    public static string MarkOf(JsonObject content) => ReportDrafts.MarkOf(content["SchoolPart"]?.ToJsonString(JsonText.Compact) ?? "");
}
