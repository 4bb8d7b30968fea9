using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui;

/// <summary>How a file is described beside its link. Everything comes from the file itself, so it cannot be out of date.</summary>
public static class FileWords
{
    /// <summary>The value of the setting <c>LocalOffer.FileLabel</c> for councils that write "DOC, 68KB".</summary>
    private const string Short = "short";

    /// <summary>"PDF, 591 KB, 12 pages".</summary>
    public static string Describe(FileLink file) => string.Join(", ", Parts(file).Where(part => part.Length > 0));

    /// <summary>The same in the words that the council has chosen for all its files.</summary>
    public static string Describe(FileLink file, SiteSnapshot site) =>
        site.Setting("LocalOffer", "FileLabel") == Short && Path.GetExtension(file.Address) is ['.', .. var kind]
            ? $"{kind.ToUpperInvariant()}, {file.SizeName.Replace(" ", "")}"
            : Describe(file);

    private static IEnumerable<string> Parts(FileLink file) =>
        [file.TypeName, file.SizeName, file.PageCount switch { null => "", 1 => "1 page", var pages => $"{pages} pages" }];
}
