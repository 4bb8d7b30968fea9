namespace LocalOfferCms.Admin.Editing.Form;

/// <summary>Ids of the editor's controls. Whoever finds something in a field of the content can lead there: the id follows from where the field lies.</summary>
internal static class ControlIds
{
    /// <summary><c>Parts[2].MarkdownBodyPart.Markdown</c> gives <c>field-parts-2-markdownbodypart-markdown</c>.</summary>
    public static string Of(string field) =>
        "field-" + string.Join('-', field.ToLowerInvariant().Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
}
