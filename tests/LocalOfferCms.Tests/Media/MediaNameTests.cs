using LocalOfferCms.Core.Media;

namespace LocalOfferCms.Tests.Media;

public sealed class MediaNameTests
{
    [Theory]
    [InlineData("a\0b\u0007.txt", "ab.txt")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("..\\..\\Plan.PDF", "Plan.PDF")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("a\u200B\uFEFF.txt\n", "a.txt")]
    [InlineData("..", "")]
    public void Plain_NamesWithTricks_LosesThem(string given, string plain) => Assert.Equal(plain, MediaName.Plain(given));

    [Theory]
    [InlineData("My Photo.JPEG", "image/jpeg", "my-photo.jpg")]
    [InlineData("really-a-jpeg.png", "image/jpeg", "really-a-jpeg.jpg")]
    [InlineData("double.php.jpg", "image/jpeg", "double-php.jpg")]
    [InlineData("\u041f\u0440\u043e\u0433\u0443\u043b\u043a\u0430.PDF", "application/pdf", "file.pdf")]
    [InlineData("Caf\u00e9 menu.docx", "application/x", "cafe-menu.docx")]
    public void Kept_AnyName_IsPlainAndHasOneEnding(string given, string contentType, string kept) => Assert.Equal(kept, MediaName.Kept(given, contentType));
}
