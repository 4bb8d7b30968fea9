namespace LocalOfferCms.Core.Recipes;

/// <summary>A step of Orchard Core's that nothing here makes use of, and whose data is kept for export.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Member">The member that holds its entries; null when the step is kept as one piece.</param>
/// <param name="Identity">In a list, the member that names an entry; null when the entries are a map from name to object.</param>
internal sealed record KeptStepKind(string Name, string? Member = null, string? Identity = null);

/// <summary>The kept steps, with where each keeps its entries: an entry is a document of its own, so that two recipes add up.
/// Media profiles are understood (see <see cref="Steps.MediaProfilesStep"/>) and kept like the rest.</summary>
internal static class KeptSteps
{
    public static readonly IReadOnlyList<KeptStepKind> All =
    [
        new("Themes"), new("MediaProfiles", "MediaProfiles"), new("Templates", "Templates"), new("AdminTemplates", "AdminTemplates"),
        new("ShortcodeTemplates", "ShortcodeTemplates"), new("Placements", "Placements"), new("FeatureProfiles", "FeatureProfiles"),
        new("Layers", "Layers", "Name"), new("Queries", "Queries", "Name"), new("AdminMenu", "data", "Id"), new("deployment", "Plans", "Name"),
        new("Sitemaps", "data", "SitemapId"), new("UrlRewriting", "Rules", "Id"), new("CreateOrUpdateIndexProfile", "indexes", "Name"),
        new("lucene-index"), new("lucene-index-reset"), new("lucene-index-rebuild"), new("ResetIndex"), new("RebuildIndex"), new("Command"),
        new("move-attached-media-fields"), new("Translations"), new("OpenIdApplication"), new("OpenIdScope"), new("OpenIdClientSettings"),
        new("OpenIdServerSettings"), new("CreateOrUpdateRateLimitPolicies", "policies"),
    ];
}
