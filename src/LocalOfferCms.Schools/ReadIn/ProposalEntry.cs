namespace LocalOfferCms.Schools.ReadIn;

/// <summary>A passage in the form: where it goes, how, and its words as somebody left them.</summary>
public sealed class ProposalEntry
{
    /// <summary>Goes below what the report says already.</summary>
    public const string Below = "below";

    /// <summary>Takes the place of what the report says already.</summary>
    public const string Instead = "instead";

    /// <summary>Whether it is to be used.</summary>
    public bool Take { get; set; }

    /// <summary>The item that it is for; empty for none.</summary>
    public string? Item { get; set; }

    /// <summary><see cref="Below"/> or <see cref="Instead"/>.</summary>
    public string How { get; set; } = Below;

    /// <summary>The words.</summary>
    public string? Text { get; set; }

    /// <summary>The heading that they had; empty for none.</summary>
    public string? Heading { get; set; }

    /// <summary>The item that was proposed; empty for none. The form is put in order by it, also when it comes back.</summary>
    public string? Proposed { get; set; }

    /// <summary>Why, in words.</summary>
    public string? Why { get; set; }
}
