namespace RnnSweeps.Deploy.Tests.Walkthrough;

/// <summary>What deploy/README.md and deploy/SECURITY.md show for two machines and more, typed as it stands there; the addresses are all here.</summary>
[Collection(Bundle.Tests)]
public sealed class ManyMachinesTests(Bundle bundle)
{
    private const string Cluster = "Two machines and more";

    internal static readonly ShownBlock
        Secrets = new("deploy/README.md", Cluster, 1), Database = new("deploy/README.md", Cluster, 2), Silo = new("deploy/README.md", Cluster, 3),
        Client = new("deploy/README.md", Cluster, 4), Backup = new("deploy/README.md", "Backup and restore", 1), Certificates = new("deploy/SECURITY.md", "Over a network", 1),
        Authority = new("deploy/SECURITY.md", "Changes without a stop", 1);

    [Fact]
    public async Task Two_silos_meet_over_TLS_take_a_sweep_of_a_client_and_come_back_from_a_backup()
    {
        using var machine = new BareMachine();
        foreach (var program in (string[])["rsync", "pg_dump"]) Assert.SkipUnless(Shell.Find(program) is not null, $"{program} is not installed.");
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "PostgreSQL is not installed.");
        bundle.CarryTo(machine);
        var said = (await machine.RunAsync($$"""
            ln -s ~/rnnsweeps-* /tmp/
            cd /tmp
            tar xzf rnnsweeps-*.tar.gz
            rnnsweeps-*-cpu/install.sh
            userdel rnnsweeps 2>/dev/null || true
            groupadd --gid 10001 rnnsweeps && useradd --uid 10001 --gid rnnsweeps --no-create-home --home-dir /nonexistent rnnsweeps
            cd /opt/rnnsweeps

            # 1. The secrets.
            {{Secrets.Text}}

            # 2. The database.
            data=/var/lib/postgresql/walkthrough bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
            install -d -m 0700 -o postgres -g postgres $data
            runuser -u postgres -- "$bin/initdb" --pgdata=$data --auth=peer >/dev/null
            start() { (cd / && runuser -u postgres -- "$bin/pg_ctl" --pgdata=$data --wait --log=/tmp/postgres.log --options='-k /tmp' start >/dev/null); }
            start
            install -m 0600 -o postgres -g postgres secrets/database.pem secrets/database.key /etc/postgresql/
            (
              ln -s /opt/rnnsweeps/secrets $data/secrets
              cd $data
              # psql is typed by the database's own user.
              psql() { runuser -u postgres -- psql --host=/tmp --set=ON_ERROR_STOP=1 --quiet "$@"; }
              {{Database.Text}}
              rm secrets
            )
            (cd / && runuser -u postgres -- "$bin/pg_ctl" --pgdata=$data --wait stop >/dev/null)
            start

            # 3. The shared folder. 4. The silos, each under its own host name.
            install -d -o rnnsweeps -g rnnsweeps /srv/rnnsweeps /run/rnnsweeps /etc/rnnsweeps
            for file in pgpass tokens authority.pem silo.pem silo.key; do install -m 0600 -o rnnsweeps -g rnnsweeps secrets/$file /etc/rnnsweeps/; done
            silo() {
              sed "s#192\.0\.2\.11#192.0.2.1$1#; s#/alive\$#/alive-$1#" >/tmp/serve-$1.sh <<'SILO'
            {{Silo.Text}}
            SILO
              unshare --uts bash -c "hostname node-$1; exec setpriv --reuid=rnnsweeps --regid=rnnsweeps --init-groups bash -c 'exec $(cat /tmp/serve-$1.sh)'" 2>/tmp/silo-$1.log &
            }
            silo 1; first=$!
            silo 2; second=$!
            for i in 1 2; do until_true "silo $i" grep -q "Serving .* as silo node-$i" /tmp/silo-$i.log; done
            for i in 1 2; do RNNSWEEPS_ALIVE=/run/rnnsweeps/alive-$i until_true "a lease of silo $i" deploy/alive.sh; done

            # 5. A client.
            install -d -m 0700 ~/.rnnsweeps
            install -m 0600 secrets/pgpass secrets/authority.pem secrets/client.pem secrets/client.key secrets/token ~/.rnnsweeps/
            {{Client.Text}}
            both() { rnnsweeps cluster --format json >/tmp/slots && grep -q node-1 /tmp/slots && grep -q node-2 /tmp/slots && grep -q quickstart /tmp/slots; }
            until_true "slots of both silos, and a run" both
            if RNNSWEEPS_TOKEN= rnnsweeps cancel quickstart 2>/tmp/refused; then fail "somebody without a token cancelled"; fi
            grep -q 'needs a token with the role write' /tmp/refused

            # A further machine: the certificate again, with all addresses.
            before=$(sha256sum <secrets/silo.pem)
            {{Line("rnnsweeps certificates secrets --for 192.0.2.11,192.0.2.12,192.0.2.13")}} 2>/tmp/certificates
            [[ $before != $(sha256sum <secrets/silo.pem) ]] || fail "the certificate is the former one"
            (cd /tmp && {{Certificates.Text}}) 2>/tmp/certificates
            test "$(stat -c %a /tmp/secrets/silo.key /tmp/secrets/tokens | tr '\n' ' ')" = '600 600 '

            # The backup: silos stopped, both copied. rsync's other machine is this one.
            in_good_order $first
            in_good_order $second
            printf '#!/bin/sh\nshift\nexec "$@"\n' >/usr/local/bin/there && chmod +x /usr/local/bin/there
            mkdir /rnnsweeps
            cp secrets/authority.pem /etc/rnnsweeps/authority.pem
            (cd ~ && export PGPASSFILE=~/.rnnsweeps/pgpass RSYNC_RSH=there && {{Backup.Text.Replace("\n", "\n ", StringComparison.Ordinal)}}
            )
            diff -r /srv/rnnsweeps /rnnsweeps

            # The way back: an empty database, the folder at its place, then a silo.
            (cd / && runuser -u postgres -- psql --host=/tmp --quiet -c 'DROP DATABASE rnnsweeps' -c 'CREATE DATABASE rnnsweeps OWNER rnnsweeps')
            PGPASSFILE=~/.rnnsweeps/pgpass {{Line("pg_restore").Replace("--dbname=…", "--dbname=\"host=192.0.2.10 dbname=rnnsweeps user=rnnsweeps sslmode=verify-full sslrootcert=/etc/rnnsweeps/authority.pem\"", StringComparison.Ordinal).Replace("rnnsweeps.dump", "~/rnnsweeps.dump", StringComparison.Ordinal)}}
            # Another authority, and a silo that believes both: the certificates of the database and the client are still of the former one.
            {{Authority.Text}} 2>/tmp/certificates
            test "$(grep -c 'BEGIN CERTIFICATE' both.pem)" = 2
            cat new/authority.pem secrets/authority.pem >/etc/rnnsweeps/authority.pem
            rm -rf /srv/rnnsweeps/*
            cp -a /rnnsweeps/. /srv/rnnsweeps/
            silo 1; first=$!
            goes_on() { rnnsweeps cluster --format json >/tmp/slots && grep -q 'quickstart/' /tmp/slots; }
            until_true "a run that goes on" goes_on
            in_good_order $first
            """)).Expect(0);
        Assert.Contains("quickstart", said.Output, StringComparison.Ordinal);
    }

    /// <summary>A command that stands in a sentence.</summary>
    internal static string Line(string beginning)
    {
        var page = Repository.Text("deploy/README.md");
        var at = page.IndexOf("`" + beginning, StringComparison.Ordinal) + 1;
        Assert.True(at > 0, $"deploy/README.md does not show: {beginning}");
        return page[at..page.IndexOf('`', at)];
    }
}
