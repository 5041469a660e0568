using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace RnnSweeps.Results.Store;

/// <summary>
/// Where a store is: the path of a SQLite file, or a PostgreSQL database as a connection string
/// (<c>Host=db;Database=rnnsweeps;Username=rnnsweeps</c>) or URL (<c>postgres://rnnsweeps@db/rnnsweeps</c>). A password may be
/// in it, in the variable PGPASSWORD or in a passfile; <see cref="ToString"/> never shows it.
/// </summary>
public sealed class StoreAddress
{
    private const int DefaultPort = 5432;

    private readonly string _text;

    private StoreAddress(string text, string? file, string? connectionString) => (_text, File, ConnectionString) = (text, file, connectionString);

    /// <summary>The SQLite file, absolute; null for PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>For PostgreSQL, with the password if the address has one: never to be shown. Null for SQLite.</summary>
    public string? ConnectionString { get; }

    public static StoreAddress OfFile(string path)
    {
        var file = Path.GetFullPath(path);
        return new StoreAddress(file, file, null);
    }

    /// <exception cref="FormatException">It is neither; the message is a sentence that does not repeat the address.</exception>
    public static StoreAddress Parse(string text)
    {
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return OfServer(FromUrl(text));
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || text.AsSpan(0, equals).ContainsAny('/', '\\')) return OfFile(text);
        return OfServer(FromOptions(text));
    }

    /// <summary>The file's path, or <c>host:port/database</c>.</summary>
    public override string ToString() => _text;

    private static StoreAddress OfServer(NpgsqlConnectionStringBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Host)) throw Wrong("it names no host");
        if (string.IsNullOrEmpty(builder.Database)) builder.Database = builder.Username ?? throw Wrong("it names no database");
        return new StoreAddress(string.Create(CultureInfo.InvariantCulture, $"{builder.Host}:{builder.Port}/{builder.Database}"), null, builder.ToString());
    }

    private static NpgsqlConnectionStringBuilder FromOptions(string text)
    {
        var options = new DbConnectionStringBuilder();
        try
        {
            options.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw Wrong("it is no list of options with values");
        }
        var builder = new NpgsqlConnectionStringBuilder();
        foreach (string option in options.Keys) Set(builder, option, (string)options[option]);
        return builder;
    }

    private static NpgsqlConnectionStringBuilder FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) throw Wrong("the URL cannot be read");
        var builder = new NpgsqlConnectionStringBuilder { Host = url.Host.Trim('[', ']'), Port = url.Port > 0 ? url.Port : DefaultPort };
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) builder.Password = Uri.UnescapeDataString(user[1]);
        if (url.AbsolutePath.Length > 1) builder.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=', 2)))
            Set(builder, Renamed(option[0]), option.Length == 2 ? Uri.UnescapeDataString(option[1]) : throw Wrong($"'{option[0]}' has no value"));
        return builder;
    }

    /// <summary>The names that libpq gives to options, where Npgsql has others.</summary>
    private static string Renamed(string option) => option switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "passfile" => "Passfile",
        _ => option,
    };

    private static void Set(NpgsqlConnectionStringBuilder builder, string option, string value)
    {
        try
        {
            builder[option] = value;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw Wrong($"'{option}' is no option of it, or has a value that it cannot have");
        }
    }

    private static FormatException Wrong(string why) =>
        new($"The address of the store is wrong ({why}): expected the path of a SQLite file, 'Host=…;Database=…;Username=…' or 'postgres://user@host/database'.");
}
