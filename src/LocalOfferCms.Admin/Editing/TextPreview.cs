using System.Text.RegularExpressions;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Editing;

/// <summary>Shows a text as readers will see it.</summary>
internal sealed partial class TextPreview(CmsDbContext db, SiteSnapshots snapshots, ContentMarkdown markdown)
{
    /// <summary>The text as safe markup.</summary>
    /// <param name="source">The Markdown.</param>
    /// <param name="pathBase">The site's prefix.</param>
    /// <param name="idPrefix">Goes before ids, which must not be those of the form.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<IHtmlContent> RenderAsync(string source, string pathBase, string idPrefix, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var ids = MediaAddresses().Matches(source).Select(m => MediaFile.IdOf(Uri.UnescapeDataString(m.Groups[1].Value))).Distinct().ToList();
        var files = ids.Count == 0 ? [] : (await db.MediaFiles.AsNoTracking().Where(f => ids.Contains(f.MediaFileId)).ToListAsync(ct)).ToDictionary(f => f.MediaFileId);
        return markdown.Render(source, new(pathBase, site.Glossary, site.References, path => files.GetValueOrDefault(MediaFile.IdOf(path))?.Address, new GlossaryMarker(), 3, idPrefix)).Html;
    }

    [GeneratedRegex(@"\(media:([^)\s]+)")]
    private static partial Regex MediaAddresses();
}
