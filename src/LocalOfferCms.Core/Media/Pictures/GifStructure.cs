namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>A GIF's blocks. No decoder of ours reads GIF, so it is written anew from the blocks that make up the picture: what else the file held,
/// a comment, a script, another file after its end, is gone.</summary>
internal static class GifStructure
{
    private const int MostFrames = 2_000;

    public static PictureHeader? Read(byte[] bytes) =>
        Walk(bytes, null) ? new(PictureFormat.Gif, bytes[6] | bytes[7] << 8, bytes[8] | bytes[9] << 8, IsBare: false, IsLossless: true) : null;

    /// <summary>The picture alone.</summary>
    public static byte[] Clean(byte[] bytes)
    {
        using var clean = new MemoryStream(bytes.Length);
        return Walk(bytes, clean) ? clean.ToArray() : throw new InvalidOperationException("Only a picture that was read can be cleaned.");
    }

    /// <summary>Goes through the blocks and copies those of the picture; false when they do not add up to one.</summary>
    private static bool Walk(byte[] bytes, Stream? clean)
    {
        if (bytes.Length < 14)
        {
            return false;
        }

        var (at, frames) = (13 + ColourTable(bytes[10]), 0);
        Copy(bytes, 0, at, clean);
        while (at < bytes.Length)
        {
            var start = at;
            switch (bytes[at])
            {
                case 0x3B:
                    clean?.WriteByte(0x3B);
                    return frames > 0;
                case 0x2C when at + 11 < bytes.Length && ++frames <= MostFrames && IsInside(bytes, at):
                    at += 10 + ColourTable(bytes[at + 9]);
                    if (at >= bytes.Length || bytes[at] is < 2 or > 11 || !SubBlocks(bytes, ref at, atLeast: 1))
                    {
                        return false;
                    }

                    Copy(bytes, start, at, clean);
                    break;
                case 0x21 when at + 2 < bytes.Length:
                    var isOfPicture = IsOfPicture(bytes.AsSpan(at));
                    at++;
                    if (!SubBlocks(bytes, ref at, atLeast: 0))
                    {
                        return false;
                    }

                    Copy(bytes, start, isOfPicture ? at : start, clean);
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Timing and transparency, and how often an animation is played.</summary>
    private static bool IsOfPicture(ReadOnlySpan<byte> extension) =>
        extension.Length > 8 && extension[1] == 0xF9 && extension[2] == 4 && extension[7] == 0
        || extension.Length >= 19 && extension[1] == 0xFF && extension[2] == 11 && extension.Slice(3, 11).SequenceEqual("NETSCAPE2.0"u8)
            && extension[14] == 3 && extension[18] == 0;

    private static bool IsInside(byte[] bytes, int at) =>
        Number(bytes, at + 5) > 0 && Number(bytes, at + 7) > 0
        && Number(bytes, at + 1) + Number(bytes, at + 5) <= Number(bytes, 6) && Number(bytes, at + 3) + Number(bytes, at + 7) <= Number(bytes, 8);

    private static int Number(byte[] bytes, int at) => bytes[at] | bytes[at + 1] << 8;

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    // After one byte (the kind of an extension, or how the pixels are packed) follow blocks, each with its length before it; one of no length ends them.
    private static bool SubBlocks(byte[] bytes, ref int at, int atLeast)
    {
        var count = 0;
        for (at++; at < bytes.Length; count++)
        {
            int length = bytes[at];
            at += 1 + length;
            if (length == 0)
            {
                return count >= atLeast;
            }
        }

        return false;
    }

    private static void Copy(byte[] bytes, int from, int to, Stream? clean) => clean?.Write(bytes.AsSpan(from, Math.Min(to, bytes.Length) - from));
}
