import unittest
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from newsroom.database import database_settings

FOLDER = Path("/srv/news/.postgres")


def settings_for(url: str) -> dict:
    return database_settings(url, FOLDER, pool_size=5)


class TestDatabaseSettings(unittest.TestCase):
    def test_url_gives_each_part(self):
        made = settings_for("postgresql://ann:s%40crt@db.example.org:6432/desk?sslmode=require")
        self.assertEqual(made["NAME"], "desk")
        self.assertEqual((made["USER"], made["PASSWORD"]), ("ann", "s@crt"))
        self.assertEqual((made["HOST"], made["PORT"]), ("db.example.org", "6432"))
        self.assertEqual(made["OPTIONS"]["sslmode"], "require")
        self.assertEqual(made["OPTIONS"]["pool"]["max_size"], 5)
        self.assertNotIn("FOLDER", made)

    def test_url_may_name_a_socket_folder(self):
        self.assertEqual(settings_for("postgresql://ann@/desk?host=/run/postgresql")["HOST"], "/run/postgresql")

    def test_without_url_the_private_server_is_used_by_its_socket(self):
        made = settings_for("")
        self.assertEqual(made["HOST"], "/srv/news/.postgres/data")
        self.assertEqual(made["FOLDER"], FOLDER)
        self.assertNotIn("PASSWORD", made)

    def test_unusable_urls_get_a_sentence_without_the_password(self):
        cases = {
            "another database": "mysql://ann:s3cret@db/desk",
            "no database name": "postgresql://ann:s3cret@db",
            "unknown option": "postgresql://ann:s3cret@db/desk?colour=red",
            "not a url": "db.example.org",
        }
        for name, url in cases.items():
            with self.subTest(name), self.assertRaises(ImproperlyConfigured) as caught:
                settings_for(url)
            self.assertTrue(str(caught.exception).startswith("DATABASE_URL "))
            self.assertNotIn("s3cret", str(caught.exception))
