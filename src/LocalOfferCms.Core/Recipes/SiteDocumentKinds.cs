namespace LocalOfferCms.Core.Recipes;

/// <summary>Kinds of site documents that recipes write and exports read.</summary>
internal static class SiteDocumentKinds
{
    public const string Feature = "Feature";
    public const string Settings = "Settings";
    public const string CustomSettings = "custom-settings";
    public const string ContentType = "ContentType";
    public const string ContentPart = "ContentPart";
    public const string Role = "Role";
    public const string WorkflowType = "WorkflowType";
    public const string Taxonomy = "Taxonomy";
    public const string Duty = "Duty";
    public const string Duties = "Duties";
    public const string Glossary = "Glossary";

    /// <summary>Begins the kind of a step whose name is not known, so that one called <c>Role</c> cannot pass for a role.</summary>
    public const string UnknownPrefix = "step:";

    /// <summary>The one document of <see cref="Settings"/> that holds plain values, such as <c>SiteName</c>.</summary>
    public const string General = "General";

    /// <summary>The one document of <see cref="Duties"/> and of <see cref="Glossary"/>: what their files say besides the list.</summary>
    public const string About = "About";
}
