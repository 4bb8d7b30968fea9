using LocalOfferCms.Core;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>Gets a report's text: from an address, out of a file, or as somebody pasted it. Nothing of it is kept.</summary>
internal sealed class ReportSource(ForeignPages pages, PlatformAddress platform, CurrentTenant tenant)
{
    /// <summary>The longest text that may be pasted, in characters.</summary>
    public const int MaxPasted = 200_000;

    /// <summary>What lies at an address: a web page, a PDF or a Word document.</summary>
    /// <exception cref="RefusedException">It cannot be had, or not be read.</exception>
    public async Task<string> FromAddressAsync(string address, CancellationToken ct)
    {
        var url = address.Trim();
        url = url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url;
        if (!pages.AreAsked)
        {
            throw Refuse("NotAsked", "This site does not ask other websites. Choose a file instead, or paste the text.");
        }

        var page = await pages.GetAsync(url, $"LocalOfferCms (reads in a school's SEN information report, for {platform.Of(tenant.Value)}/)", ForeignDocuments.MaxBytes, ct);
        return page.Problem is null ? Read(new ImportFile(NameOf(page.Address!), page.Bytes)) : throw Refuse("NotFetched", $"Nothing could be read at that address. {page.Problem}");
    }

    /// <summary>What a file says.</summary>
    /// <exception cref="RefusedException">It is too large, of another kind, damaged, or holds no words.</exception>
    public static async Task<string> FromFileAsync(IFormFile file, CancellationToken ct)
    {
        var name = Path.GetFileName(file.FileName);
        if (!ForeignDocuments.Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refuse("OtherKind", $"'{name}' is not a document that can be read. Use Word (.docx), PDF or HTML.");
        }

        if (file.Length > ForeignDocuments.MaxBytes)
        {
            throw Refuse("TooLarge", $"'{name}' is too large. The most is {Core.Media.FileKinds.SizeName(ForeignDocuments.MaxBytes)}.");
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return Read(new ImportFile(name, bytes.ToArray()));
    }

    /// <summary>What somebody pasted, as it is.</summary>
    /// <exception cref="RefusedException">It is too long.</exception>
    public static string FromText(string text) => text.Length <= MaxPasted ? text.ReplaceLineEndings("\n").Trim()
        : throw Refuse("TooLong", FormattableString.Invariant($"The text is too long. The most is {MaxPasted:N0} letters; paste it in parts."));

    private static string Read(ImportFile file)
    {
        var page = ForeignDocuments.Read(file);
        return $"# {page.Title}\n\n{page.Markdown}";
    }

    private static string NameOf(Uri address) => Uri.UnescapeDataString(address.Segments[^1]).Trim('/') is { Length: > 0 } name ? name : address.Host;

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
