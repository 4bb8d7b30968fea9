using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace LocalOfferCms.Core.People;

/// <summary>The codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds, as every app has it).</summary>
public static class Totp
{
    private const int KeyBytes = 20;
    private const int StepSeconds = 30;
    /// <summary>Steps before and after now whose codes are taken too: clocks of telephones differ.</summary>
    private const int Leeway = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new key, in base 32 as apps take it.</summary>
    public static string NewKey() => Base32(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The code that an app shows at a moment.</summary>
    public static string Code(string key, DateTimeOffset at) => Code(Bytes(key), Step(at));

    /// <summary>The step of which a code is, if it is one of now; null when it is none, or of a step that was used already.</summary>
    /// <param name="key">The key.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">Now.</param>
    /// <param name="lastUsed">The step of the last code that was taken: a code works once.</param>
    public static long? Match(string key, string code, DateTimeOffset now, long lastUsed)
    {
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var bytes = Bytes(key);
        long? found = null;
        for (var step = Step(now) - Leeway; step <= Step(now) + Leeway; step++)
        {
            // All are compared, so that the time it takes tells nothing.
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(bytes, step)), System.Text.Encoding.ASCII.GetBytes(typed)) && step > lastUsed)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>What the picture for the app's camera says.</summary>
    public static string Address(string site, string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(site)}&digits=6&period={StepSeconds}";

    private static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(b => b.ToString("b8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Select(five => Alphabet[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal).ToString("b5", CultureInfo.InvariantCulture)));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
