namespace LocalOfferCms.Admin.Structure;

/// <summary>Where items are edited.</summary>
internal static class EditorLinks
{
    /// <summary>The editor of an item, below the site's address.</summary>
    public static string Of(string contentItemId) => $"admin/content/{Uri.EscapeDataString(contentItemId)}/edit";
}
