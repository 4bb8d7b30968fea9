using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.People;

/// <summary>What a password must be: long, and none that others would guess. No rules about kinds of letters, which make people write it down.</summary>
public static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 12;
    /// <summary>Most characters: hashing a longer one would be work that somebody could make us do.</summary>
    public const int MaxLength = 256;

    /// <summary>The rule in a sentence, for a hint.</summary>
    public const string Hint = "Use at least 12 characters. Three random words are easy to remember and hard to guess. Spaces are fine.";

    private const int ShortestPart = 4;
    private static readonly HashSet<string> Everyday = new(StringComparer.OrdinalIgnoreCase) { "local", "offer", "send", "council", "county", "city", "borough", "metropolitan", "example", "gov" };

    /// <summary>Why a password cannot be taken; null when it can.</summary>
    /// <param name="password">The password.</param>
    /// <param name="person">Whose it is to be.</param>
    /// <param name="tenant">Where.</param>
    public static Refusal? Refuse(string? password, Person person, Tenant tenant) =>
        string.IsNullOrEmpty(password) ? new("PasswordMissing", "Enter a password.")
        : password.Length < MinLength ? new("PasswordShort", $"The password must have {MinLength} characters or more. Three random words are easy to remember.")
        : password.Length > MaxLength ? new("PasswordLong", $"The password must have {MaxLength} characters or fewer.")
        : CommonPasswords.Contains(password) ? new("PasswordCommon", "This password is one of those that people guess first. Choose another. Three random words are easy to remember.")
        : Parts(person, tenant).FirstOrDefault(part => password.Contains(part, StringComparison.OrdinalIgnoreCase)) is { } part
            ? new("PasswordOwnWord", $"The password must not contain '{part}', which people who know you or the council could guess.")
        : null;

    private static IEnumerable<string> Parts(Person person, Tenant tenant) =>
        new[] { person.Name, person.Email, tenant.Name, tenant.Title }.Concat(tenant.Authorities.Select(a => a.Name)).OfType<string>()
            .SelectMany(text => text.Split([' ', '.', '@', '-', '_', '\'', ','], StringSplitOptions.RemoveEmptyEntries))
            .Where(part => part.Length >= ShortestPart && !Everyday.Contains(part))
            .Select(part => part.ToLowerInvariant()).Distinct();
}
