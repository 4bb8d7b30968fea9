namespace LocalOfferCms.Core.Checks;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Somebody is shut out: it keeps the page from being published, unless an approver says why it may go.</summary>
    MustFix,
    /// <summary>It makes the page worse for many readers.</summary>
    Should,
    /// <summary>Worth a look; often fine as it is.</summary>
    Hint,
}

/// <summary>Something about a text that its writer may want to change.</summary>
/// <param name="Code">A stable code, such as <c>LinkText</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is the matter, in a plain sentence.</param>
/// <param name="Mend">How to mend it, in a plain sentence.</param>
/// <param name="Place">Where it is.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Message, string Mend, FindingPlace Place);

/// <summary>A place in a content item.</summary>
/// <param name="Field">The field, from the outside in: <c>MarkdownBodyPart.Markdown</c>, <c>Parts[2].MarkdownBodyPart.Markdown</c>.</param>
/// <param name="Label">The field as editors know it: "Summary", "How to apply: Text".</param>
/// <param name="Line">The line in the field, from 1; 0 for the whole field.</param>
/// <param name="Column">The column in the line, from 1; 0 for the whole field.</param>
/// <param name="EndLine">The line of the last character.</param>
/// <param name="EndColumn">The column after the last character.</param>
/// <param name="Quote">The words that it is about; empty for the whole field.</param>
public sealed record FindingPlace(string Field, string Label, int Line, int Column, int EndLine, int EndColumn, string Quote)
{
    /// <summary>The id of the field's control in the editor: <c>field-parts-2-markdownbodypart-markdown</c>.</summary>
    public string ControlId => ControlIdOf(Field);

    /// <summary>The id of a field's control: the field's name in lower case, with a hyphen for whatever is no letter or digit.</summary>
    public static string ControlIdOf(string field) =>
        "field-" + string.Join('-', field.ToLowerInvariant().Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What the checks say about a content item.</summary>
/// <param name="Findings">The gravest first, then in the order of the text.</param>
/// <param name="Reading">How hard it is to read; null when there is too little text to tell.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, ReadingLevel? Reading);
