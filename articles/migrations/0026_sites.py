import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_merge_proposals'),
    ]

    operations = [
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(editable=False, help_text='A host, or a host and a port.', max_length=300, unique=True)),
                ('free_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, help_text='From then on it may be asked again.')),
                ('robots', models.TextField(blank=True, editable=False)),
                ('robots_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
    ]
