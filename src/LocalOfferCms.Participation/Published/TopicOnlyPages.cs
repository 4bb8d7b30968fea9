using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Pages under which nothing may stand, since whoever knows the place could tell who is meant: small schools, and services that one person runs.
/// What is said about them is published under its topic alone. A school whose number of pupils nobody has entered counts as small.</summary>
internal static class TopicOnlyPages
{
    private const int Deepest = 3;
    private const int UsualSize = 100;

    /// <summary>From how many pupils on comments stand under a school's page: the setting <c>Comments.SmallSchoolPupils</c>.</summary>
    public static int SmallSchool(SiteSnapshot site) => site.Settings.GetValueOrDefault(Comments.CommentSettings.Document)?["SmallSchoolPupils"] is System.Text.Json.Nodes.JsonValue value
        && value.TryGetValue<int>(out var pupils) && pupils > 0 ? pupils : UsualSize;

    /// <summary>Whether a page, or one that it stands under, is such a page.</summary>
    public static async Task<bool> HasAsync(CmsDbContext db, string contentItemId, int smallSchool, CancellationToken ct)
    {
        string? at = contentItemId;
        for (var depth = 0; depth < Deepest && at is not null; depth++)
        {
            var id = at;
            var found = await (from version in db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == id && (v.Published || v.Latest))
                               join item in db.ContentItems on version.ContentItemId equals item.ContentItemId
                               orderby version.Published descending
                               select new { item.ContentType, version.Data, Parent = db.PublishedPages.Where(p => p.ContentItemId == id).Select(p => p.ParentId).FirstOrDefault() })
                .FirstOrDefaultAsync(ct);
            if (found is null)
            {
                return false;
            }

            if (IsOne(new ContentDocument(found.ContentType, JsonText.Object(found.Data)), smallSchool))
            {
                return true;
            }

            at = found.Parent;
        }

        return false;
    }

    private static bool IsOne(ContentDocument content, int smallSchool) => content.ContentType switch
    {
        "School" => content.Part("SchoolPart").Number("Pupils") is not { } pupils || pupils < smallSchool,
        "Service" => content.Part("ServicePart").Flag("IsOnePerson"),
        _ => false,
    };
}
