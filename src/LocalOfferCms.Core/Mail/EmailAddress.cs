using System.Net.Mail;

namespace LocalOfferCms.Core.Mail;

/// <summary>What counts as the address of one person.</summary>
public static class EmailAddress
{
    /// <summary>Longest that is taken, in characters (RFC 5321).</summary>
    public const int MaxLength = 254;

    /// <summary>Why mail cannot be sent to an address; null when it can. Nothing that passes can add a header or a second recipient.</summary>
    public static Refusal? Refuse(string? address) =>
        string.IsNullOrWhiteSpace(address) ? new("EmailMissing", "Enter an email address.")
        : address.Length > MaxLength ? new("EmailTooLong", $"The email address must be {MaxLength} characters or fewer.")
        : !IsPlain(address) || !MailAddress.TryCreate(address, out var read) || read.Address != address || !read.Host.Contains('.')
            ? new("EmailWrong", "Enter an email address in the correct format, like name@example.com.")
        : null;

    /// <summary>The address as it is compared: people type theirs in either case.</summary>
    public static string Normalise(string address) => address.Trim().ToUpperInvariant();

    // Printable ASCII without the letters that quote, comment or separate addresses.
    private static bool IsPlain(string address) => address.All(letter => letter is > ' ' and < '\x7f' and not ('"' or '(' or ')' or '<' or '>' or ',' or ';' or ':' or '\\' or '[' or ']'));
}
