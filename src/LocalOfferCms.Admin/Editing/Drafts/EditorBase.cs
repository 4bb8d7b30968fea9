using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using Microsoft.AspNetCore.DataProtection;

namespace LocalOfferCms.Admin.Editing.Drafts;

/// <summary>What a form was opened on. It travels with the form, sealed, so that a save knows what it changes whatever has happened since:
/// the page was changed by somebody else, the sign-in ran out, the server was started again.</summary>
/// <param name="ItemId">The item; for a new page the id that it will have.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="VersionId">The version; null for a page that was never saved.</param>
/// <param name="ModifiedUtc">When that version last changed: a draft keeps its id.</param>
/// <param name="PersonId">Who opened it.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="DisplayText">What lists called it.</param>
/// <param name="Data">The content, as it is stored.</param>
internal sealed record EditorBase(
    string ItemId, string ContentType, string? VersionId, DateTime ModifiedUtc, string PersonId, string PersonName, string DisplayText, string Data)
{
    /// <summary>The content.</summary>
    public JsonObject Content() => JsonText.Object(Data);
}

/// <summary>Seals and opens what a form was opened on.</summary>
internal sealed class EditorSeal(IDataProtectionProvider protection)
{
    /// <summary>The most that is unpacked, in bytes. Nobody else can seal, so this only guards against a page that has grown beyond use.</summary>
    private const int Largest = 32 * 1024 * 1024;

    private IDataProtector Protector => protection.CreateProtector("LocalOfferCms.Admin.Editing.Base");

    /// <summary>The sealed text.</summary>
    public string Seal(EditorBase opened)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, opened);
        }

        return Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(Protector.Protect(packed.ToArray()));
    }

    /// <summary>What was sealed; null when it was not sealed here.</summary>
    public EditorBase? Open(string text)
    {
        try
        {
            using var packed = new MemoryStream(Protector.Unprotect(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(text)));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            using var whole = new MemoryStream();
            var buffer = new byte[81920];
            for (var read = brotli.Read(buffer); read > 0 && whole.Length <= Largest; read = brotli.Read(buffer))
            {
                whole.Write(buffer, 0, read);
            }

            return JsonSerializer.Deserialize<EditorBase>(whole.ToArray());
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
