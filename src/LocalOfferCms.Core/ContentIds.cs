using System.Security.Cryptography;
using System.Text;

namespace LocalOfferCms.Core;

/// <summary>Makes the identities of content items and versions: a GUID written as Orchard Core writes it,
/// 26 characters of lower-case Crockford base 32.</summary>
public static class ContentIds
{
    /// <summary>The longest id that is accepted from elsewhere, in characters.</summary>
    public const int MaxLength = 64;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new id (a version 7 GUID) that sorts by <paramref name="now"/>, in UTC.</summary>
    public static string New(DateTime now) => Encode(Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)));

    /// <summary>The same id for the same name, whenever and wherever it is asked for (a version 5 style GUID).</summary>
    public static string FromName(string name) => Encode(GuidFromName(name));

    /// <summary>The same GUID for the same name (RFC 9562, section 5.8, over SHA-256).</summary>
    public static Guid GuidFromName(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>Writes a GUID as 26 characters.</summary>
    public static string Encode(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = new UInt128(BitConverter.ToUInt64(Reverse(bytes[..8])), BitConverter.ToUInt64(Reverse(bytes[8..])));
        Span<char> text = stackalloc char[26];
        for (var i = 25; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }

        return new string(text);
    }

    private static Span<byte> Reverse(Span<byte> bytes)
    {
        bytes.Reverse();
        return bytes;
    }
}
