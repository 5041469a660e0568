namespace RnnSweeps.Core.Tests;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("Host=db;Password=hunter22;Username=me", "Host=db;Password=***;Username=me")]
    [InlineData("Host=db;PWD = hunter22", "Host=db;PWD = ***")]
    [InlineData("password=\"semi;colon hunter22\";Port=1", "password=***;Port=1")]
    [InlineData("Password='it''s hunter22';Port=1", "Password=***;Port=1")]
    [InlineData("SSL Password=hunter22", "SSL Password=***")]
    [InlineData("PGPASSWORD=hunter22", "PGPASSWORD=***")]
    [InlineData("postgres://me:hunter22@db/rnn refused", "postgres://me:***@db/rnn refused")]
    [InlineData("postgres://me:hunter/22@odd@db/rnn", "postgres://me:***@db/rnn")]
    [InlineData("RNNSWEEPS_TOKEN=hunter22", "RNNSWEEPS_TOKEN=***")]
    [InlineData("a -----BEGIN PRIVATE KEY-----\nhunter22\n-----END PRIVATE KEY----- b", "a *** b")]
    [InlineData("cut -----BEGIN EC PRIVATE KEY-----\nhunter22", "cut ***")]
    public void What_looks_like_a_secret_is_taken_out(string text, string clean)
    {
        Assert.Equal(clean, SecretText.Redact(text));
        Assert.DoesNotContain("hunter", SecretText.Redact(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The database refuses the password: correct it in PGPASSWORD or in the passfile.")]
    [InlineData("https://www.gutenberg.org/ebooks/35.txt.utf-8: answered 404")]
    [InlineData("Run exercise-1-lstm/0007 failed at epoch 12: loss became NaN.")]
    [InlineData("Host=db;Port=5432;Username=me;Passfile=/home/me/.pgpass")]
    public void What_holds_none_stays_as_it_is(string text) => Assert.Equal(text, SecretText.Redact(text));

    [Fact]
    public void Known_secrets_are_taken_out_wherever_they_stand_and_short_ones_would_harm_more_than_they_tell()
    {
        var secrets = new SecretText(["abcdef0123", "abcdef0123456789", "the"]);
        Assert.Equal("in *** and *** the", secrets.Clean("in abcdef0123456789 and abcdef0123 the"));
    }

    [Theory]
    [InlineData("Host=db;Password=x", true)]
    [InlineData("postgres://me:x@db/rnn", true)]
    [InlineData("Host=db;Username=me", false)]
    [InlineData("postgres://me@db:5432/rnn", false)]
    public void A_password_in_an_address_is_noticed(string text, bool has) => Assert.Equal(has, SecretText.HasPassword(text));
}
