using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LocalOfferCms.Core.Backup;

/// <summary>How an archive is laid out: <c>manifest.json</c>, its SHA-256 beside it, <c>tables/NAME.jsonl</c> and <c>media/HASH</c>.</summary>
internal static class ArchiveFormat
{
    public const string Manifest = "manifest.json";
    public const string ManifestHash = "manifest.sha256";

    /// <summary>In a back-up of a whole host: where each council's archive lies.</summary>
    public const string Councils = "councils/";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row on one line; text as it is, so that a person can read it.</summary>
    public static readonly JsonWriterOptions Row = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Table(string name) => $"tables/{name}.jsonl";

    public static string File(string hash) => $"media/{hash}";

    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Copies and hashes in one go.</summary>
    public static async Task<string> CopyAsync(Stream source, Stream target, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            for (int read; (read = await source.ReadAsync(buffer, ct)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
