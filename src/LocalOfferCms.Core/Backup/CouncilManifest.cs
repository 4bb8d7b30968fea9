using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Backup;

/// <summary>What a council's archive says of itself: enough to tell, before anything is changed, that it is whole and can be read here.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="CreatedUtc">When the council was read.</param>
/// <param name="Engine">The database it was read from; it goes into any other.</param>
/// <param name="Council">Its row of the registry.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Files">SHA-256 of the files of the media library, under which they lie in the archive.</param>
/// <param name="MissingFiles">Files that the library names and that were not on disk.</param>
public sealed record CouncilManifest(
    string Format, int Version, DateTime CreatedUtc, string Engine, Tenant Council,
    IReadOnlyList<ArchivedTable> Tables, IReadOnlyList<string> Files, IReadOnlyList<string> MissingFiles)
{
    /// <summary>By this a file is known as a council's archive.</summary>
    public const string FormatName = "LocalOfferCms.Council";

    /// <summary>Raised when an older program could not read the file any more.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>A table in an archive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Sha256">SHA-256 of its JSON Lines, lower-case hex.</param>
public sealed record ArchivedTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256);
