using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Types;

/// <summary>The fields that a type itself adds to its parts: they stand in the part that is named like the type.</summary>
internal static class OwnFields
{
    /// <summary>Names of those that no reader sees: not to be shown, or taken away.</summary>
    public static async Task<IReadOnlySet<string>> NotShownAsync(CmsDbContext db, string contentType, CancellationToken ct)
    {
        var definition = await db.SiteDocuments.AsNoTracking()
            .Where(d => d.Kind == ContentTypeReader.PartKind && d.Name == contentType).Select(d => d.Data).FirstOrDefaultAsync(ct);
        return definition is null
            ? new HashSet<string>()
            : ContentTypeReader.AllFields(JsonText.Object(definition)).Where(field => field.IsRemoved() || !field.IsShown()).Select(field => field.Name).ToHashSet();
    }
}
