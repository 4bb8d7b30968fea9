using System.Text;

namespace LocalOfferCms.Core.Media.Documents;

/// <summary>Checks of files that are neither pictures, PDFs nor zips.</summary>
internal static class PlainChecks
{
    private static readonly byte[][] OldMacros = [Encoding.Unicode.GetBytes("_VBA_PROJECT"), Encoding.Unicode.GetBytes("Macros")];
    private static readonly byte[][] FilmedAt = [[0xA9, (byte)'x', (byte)'y', (byte)'z'], "com.apple.quicktime.location"u8.ToArray()];

    /// <exception cref="RefusedException">It is not taken.</exception>
    public static void Check(string name, string contentType, byte[] bytes)
    {
        switch (contentType)
        {
            case "application/msword" when OldMacros.Any(mark => bytes.AsSpan().IndexOf(mark) >= 0):
                throw Refuse("MediaMacros", $"The document '{name}' has macros in it: small programs that run on the reader's computer. Save it as .docx and try again.");
            case "application/rtf" when bytes.AsSpan().IndexOf(@"\objdata"u8) >= 0 || bytes.AsSpan().IndexOf(@"\objupdate"u8) >= 0:
                throw Refuse("MediaActive", $"The document '{name}' has another file inside it. Save it as .docx and try again.");
            case "video/mp4" or "audio/mp4" when FilmedAt.Any(mark => bytes.AsSpan().IndexOf(mark) >= 0):
                throw Refuse("MediaPlace", $"The video '{name}' says where it was filmed. Export it again without its location, so that nobody learns where a child lives or goes to school.");
        }
    }

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
