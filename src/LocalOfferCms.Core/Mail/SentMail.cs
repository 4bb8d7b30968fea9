using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Mail;

/// <summary>A message that was written to a file.</summary>
/// <param name="MessageId">Its Message-ID, without angle brackets.</param>
/// <param name="SentUtc">When, UTC.</param>
/// <param name="To">To whom.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The message as plain text.</param>
public sealed record SentMessage(string MessageId, DateTime SentUtc, string To, string Subject, string Text)
{
    /// <summary>The addresses in its text, in order.</summary>
    public IReadOnlyList<string> Links => [.. Text.Split('\n').Where(line => line.StartsWith("http", StringComparison.Ordinal)).Select(line => line.TrimEnd())];
}

/// <summary>The mail of a council that has no mail server, which was written into a folder.</summary>
public sealed partial class SentMail(CurrentTenant tenant, DataFolder data)
{
    internal const string Extension = ".eml";

    /// <summary>The newest messages first.</summary>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">How many to read at most.</param>
    public IReadOnlyList<SentMessage> List(int skip, int take) => [.. Files().Skip(skip).Take(take).Select(Read)];

    /// <summary>How many there are.</summary>
    public int Count => Files().Count();

    /// <summary>A message; null when there is none of this id.</summary>
    public SentMessage? Find(string messageId) => Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == messageId) is { } file ? Read(file) : null;

    internal static string Folder(DataFolder data, Tenant tenant) => Path.Combine(data.Site(tenant.Name), "mail");

    private IEnumerable<string> Files() => new DirectoryInfo(Folder(data, tenant.Value)) is { Exists: true } folder
        ? folder.EnumerateFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal).Select(file => file.FullName)
        : [];

    private static SentMessage Read(string file)
    {
        var parts = File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n\n", 2);
        var headers = Headers(parts[0]);
        var boundary = Boundary().Match(headers.GetValueOrDefault("content-type", "")).Groups[1].Value;
        var plain = parts[1].Split("--" + boundary).First(part => part.Contains("text/plain", StringComparison.OrdinalIgnoreCase));
        return new(
            Path.GetFileNameWithoutExtension(file),
            File.GetLastWriteTimeUtc(file),
            headers.GetValueOrDefault("to", ""),
            EncodedWord().Replace(headers.GetValueOrDefault("subject", ""), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value))),
            QuotedPrintable(plain.TrimStart('\n').Split("\n\n", 2)[1]));
    }

    private static Dictionary<string, string> Headers(string text) =>
        Folded().Replace(BetweenWords().Replace(text, "?==?"), " ").Split('\n')
            .Select(line => line.Split(": ", 2)).Where(header => header.Length == 2)
            .GroupBy(header => header[0].ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First()[1]);

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=' && i + 2 < joined.Length && byte.TryParse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var coded))
            {
                bytes.Add(coded);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(joined, i, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n").Trim();
    }

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();
}
