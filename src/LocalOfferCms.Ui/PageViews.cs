using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Ui;

/// <summary>Which view shows pages of a type.</summary>
public static class PageViews
{
    /// <summary>The type's view, by bare name: any module or the theme may bring it.</summary>
    public static string NameOf(ContentTypeDefinition type) => "_Page_" + TypeName(type);

    /// <summary>The type for style sheets: <c>landing-page</c>.</summary>
    public static string ClassOf(ContentTypeDefinition type) =>
        string.Concat(TypeName(type).Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>Type names are data: one that is not a plain word must not become part of a view's name.</summary>
    private static string TypeName(ContentTypeDefinition type) => type.Name.All(char.IsAsciiLetterOrDigit) ? type.Name : "Default";
}
