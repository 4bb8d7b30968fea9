using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui;

/// <summary>How a file is described beside its link. Everything comes from the file itself, so it cannot be out of date.</summary>
public static class FileWords
{
    /// <summary>"PDF, 591 KB, 12 pages".</summary>
    public static string Describe(FileLink file) => string.Join(", ", Parts(file).Where(part => part.Length > 0));

    private static IEnumerable<string> Parts(FileLink file) =>
        [file.TypeName, file.SizeName, file.PageCount switch { null => "", 1 => "1 page", var pages => $"{pages} pages" }];
}
