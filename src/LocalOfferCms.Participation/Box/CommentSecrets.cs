using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LocalOfferCms.Participation.Box;

/// <summary>The secret in a sender's link. Enough random bits are in it that the plain hash which is kept cannot be undone.</summary>
internal static class CommentSecrets
{
    private const int Bytes = 20;

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret is the one whose hash is kept, in a time that does not tell how much of it is right.</summary>
    public static bool IsRight(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
