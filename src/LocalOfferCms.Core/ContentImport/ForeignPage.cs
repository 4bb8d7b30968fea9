namespace LocalOfferCms.Core.Imports;

/// <summary>A file that is brought in.</summary>
/// <param name="Name">Its name, with the folders that it lay in: <c>money/short-breaks.html</c>.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record ImportFile(string Name, byte[] Bytes);

/// <summary>A page as another system's file gives it.</summary>
/// <param name="Name">The file's name, with folders.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary; empty when it has none.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="Hash">A hash of the file.</param>
public sealed record ForeignPage(string Name, string Title, string Summary, string Markdown, string Hash)
{
    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Addresses that it links to; of one document alone (<see cref="ForeignDocuments"/>), whole and with what stands around its text.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Its pictures, under the paths by which the text names them.</summary>
    public IReadOnlyList<ImportFile> Pictures { get; init; } = [];
}

/// <summary>A file that no page can be made of.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record UnreadFile(string Name, string Reason);
