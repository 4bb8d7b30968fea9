using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LocalOfferCms.Tests.Media;

/// <summary>Files of every kind, good and hostile, made as small as they can be.</summary>
internal static class SampleFiles
{
    /// <summary>A grey picture; the header may claim another size than the pixels fill.</summary>
    public static byte[] Png(int width, int height, int? claimedWidth = null, int? claimedHeight = null, params (string Name, byte[] Body)[] more) =>
        Png(width, height, x => (byte)x, claimedWidth, claimedHeight, more);

    /// <summary>A picture whose columns have these greys.</summary>
    public static byte[] Png(int width, int height, Func<int, byte> grey, int? claimedWidth = null, int? claimedHeight = null, params (string Name, byte[] Body)[] more)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, claimedWidth ?? width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), claimedHeight ?? height);
        (head[8], head[9]) = (8, 0);
        byte[] row = [0, .. Enumerable.Range(0, width).Select(grey)];
        var rows = Enumerable.Repeat(row, height).SelectMany(r => r).ToArray();
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR", head), .. more.SelectMany(m => Chunk(m.Name, m.Body)), .. Chunk("IDAT", Deflate(rows)), .. Chunk("IEND", [])];
    }

    /// <summary>The first value of a PNG's first pixel.</summary>
    public static int FirstPixel(byte[] png)
    {
        var at = png.AsSpan().IndexOf("IDAT"u8);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at - 4));
        using var pixels = new ZLibStream(new MemoryStream(png, at + 4, length), CompressionMode.Decompress);
        pixels.ReadByte();
        return pixels.ReadByte();
    }

    /// <summary>A PDF with these objects, the first of which is its catalogue.</summary>
    public static byte[] Pdf(params string[] objects)
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        foreach (var (index, text) in objects.Index())
        {
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{text}\nendobj\n");
        }

        return Encoding.Latin1.GetBytes(pdf.Append("trailer << /Root 1 0 R /Info 4 0 R >>\n%%EOF\n").ToString());
    }

    public const string OnePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

    /// <summary>A stream of a PDF, packed.</summary>
    public static string PdfStream(string head, byte[] plain)
    {
        var packed = Deflate(plain);
        return $"<< {head} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream";
    }

    /// <summary>A zip with these entries.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A Word document with more parts.</summary>
    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray()), .. more]);

    public static byte[] Deflate(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(plain);
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), Crc(chunk.AsSpan(4, 4 + body.Length)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
