using System.Buffers.Binary;

namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>Kinds of picture that are taken.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
    Gif,
}

/// <summary>What a picture's own structure says, read without unpacking any of it: a picture that would fill the memory is refused before anything does.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Width">Pixels as stored; a turned JPEG says otherwise until it is made upright.</param>
/// <param name="Height">The same.</param>
/// <param name="IsBare">Whether it holds nothing but the picture: no place, no camera, no comment, no colour profile, nothing after its end.</param>
/// <param name="IsLossless">Whether it keeps every pixel as it was.</param>
internal sealed record PictureHeader(PictureFormat Format, int Width, int Height, bool IsBare, bool IsLossless = false)
{
    /// <summary>More pixels than any page shows, and few enough to be unpacked within the limits of the child process.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>Longest side that a format or a decoder is asked to take.</summary>
    public const int LongestSide = 20_000;

    /// <summary>Reads it; null when the bytes are no such picture, or a damaged one.</summary>
    public static PictureHeader? Read(byte[] bytes)
    {
        var found = bytes.AsSpan() switch
        {
            [0xFF, 0xD8, 0xFF, ..] => JpegStructure.Read(bytes),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngStructure.Read(bytes),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebPStructure.Read(bytes),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => GifStructure.Read(bytes),
            _ => null,
        };
        return found is { Width: > 0, Height: > 0 } ? found : null;
    }

    /// <summary>Whether it is larger than anything that is unpacked.</summary>
    public bool IsTooLarge => (long)Width * Height > MostPixels || Math.Max(Width, Height) > LongestSide;
}

/// <summary>A JPEG's segments.</summary>
internal static class JpegStructure
{
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var (width, height, bare, at) = (0, 0, true, 2);
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xDA)
            {
                return width > 0 && Ends(bytes, at) is { } end ? new(PictureFormat.Jpeg, width, height, bare && end == bytes.Length) : null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            if (IsFrame(marker))
            {
                if (width > 0 || length < 8)
                {
                    return null;
                }

                height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
            }

            bare &= IsBare(marker, length);
            at += 2 + length;
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    // Tables, frames, the plain JFIF head without a small picture in it, and Adobe's note on colours.
    private static bool IsBare(byte marker, int length) => marker is >= 0xC0 and <= 0xCF or 0xDB or 0xDD || (marker == 0xE0 && length == 16) || (marker == 0xEE && length == 14);

    /// <summary>Where the picture ends; null when it does not.</summary>
    private static int? Ends(ReadOnlySpan<byte> bytes, int at)
    {
        // Between the marker of a scan and the next there is only packed data, in which 0xFF is followed by 0 or a restart mark.
        while (bytes[at..].IndexOf((byte)0xFF) is var next and >= 0 && at + next + 1 < bytes.Length)
        {
            at += next;
            switch (bytes[at + 1])
            {
                case 0xD9:
                    return at + 2;
                case 0x00 or 0xFF or (>= 0xD0 and <= 0xD7):
                    at += bytes[at + 1] == 0xFF ? 1 : 2;
                    break;
                default:
                    // Progressive pictures have tables and further scans; anything else there is passed over by its length.
                    if (at + 4 > bytes.Length)
                    {
                        return null;
                    }

                    at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
                    if (at > bytes.Length)
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }
}

/// <summary>A PNG's chunks.</summary>
internal static class PngStructure
{
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var (width, height, bare, data, at) = (0, 0, true, false, 8);
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return null;
            }

            var name = bytes.Slice(at + 4, 4);
            if (at == 8 != name.SequenceEqual("IHDR"u8) || (at == 8 && length != 13))
            {
                return null;
            }

            if (at == 8)
            {
                var (w, h) = (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
                (width, height) = ((int)Math.Min(w, int.MaxValue), (int)Math.Min(h, int.MaxValue));
            }

            at += 12 + (int)length;
            data |= name.SequenceEqual("IDAT"u8);
            bare &= IsBare(name);
            if (name.SequenceEqual("IEND"u8))
            {
                return data && length == 0 ? new(PictureFormat.Png, width, height, bare && at == bytes.Length, IsLossless: true) : null;
            }
        }

        return null;
    }

    private static bool IsBare(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("IHDR"u8) || name.SequenceEqual("PLTE"u8) || name.SequenceEqual("IDAT"u8) || name.SequenceEqual("IEND"u8)
        || name.SequenceEqual("tRNS"u8) || name.SequenceEqual("pHYs"u8) || name.SequenceEqual("sRGB"u8);
}

/// <summary>A WebP's chunks.</summary>
internal static class WebPStructure
{
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 20 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) is var riff && (riff < 12 || riff > bytes.Length - 8))
        {
            return null;
        }

        var (width, height, bare, lossless, picture, at) = (0, 0, riff + 8 == bytes.Length, false, false, 12);
        while (at + 8 <= riff + 8)
        {
            var name = bytes.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            if (length > bytes.Length - at - 8)
            {
                return null;
            }

            var body = bytes.Slice(at + 8, (int)length);
            if (name.SequenceEqual("VP8X"u8) && at == 12 && length >= 10)
            {
                (width, height) = (1 + UInt24(body[4..]), 1 + UInt24(body[7..]));
                bare &= (body[0] & 0b0010_1110) == 0;
            }
            else if (name.SequenceEqual("VP8 "u8) && length >= 10)
            {
                picture = true;
                (width, height) = (Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF), Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF));
            }
            else if (name.SequenceEqual("VP8L"u8) && length >= 5)
            {
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
                (picture, lossless) = (true, true);
                (width, height) = (Math.Max(width, (int)(bits & 0x3FFF) + 1), Math.Max(height, (int)((bits >> 14) & 0x3FFF) + 1));
            }
            else if (name.SequenceEqual("ANMF"u8))
            {
                (picture, bare) = (true, false);
            }
            else
            {
                bare &= name.SequenceEqual("ALPH"u8);
            }

            at += 8 + (int)length + (int)(length & 1);
        }

        return picture ? new(PictureFormat.WebP, width, height, bare, lossless) : null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
