using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalOfferCms.Core.People;

/// <summary>Random texts that let somebody in, of which only a hash is kept.</summary>
internal static class Secrets
{
    private const string Alphabet = "abcdefghjkmnpqrstvwxyz23456789";

    /// <summary>A text for a link: 256 random bits.</summary>
    public static string Token() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>A text that a person copies by hand, without letters that look alike.</summary>
    public static string Words() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>What is kept of it. Enough random bits are in it that a plain hash cannot be undone.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
